// Areas fold. Loaded where the table ends, so that what was folded last time is folded before it is seen.
(() => {
  "use strict";
  const table = () => document.getElementById("matrix");
  if (!table()) return;
  const key = `remit-folded:${table().dataset.base}`;
  const areaOf = (body) => body.querySelector(".band").id;
  let folded = new Set();
  try {
    folded = new Set((localStorage.getItem(key) ?? "").split(" ").filter(Boolean));
  } catch {
    // Storage is closed: what is folded lasts as long as the page.
  }

  const remember = () => {
    try {
      if (folded.size) localStorage.setItem(key, [...folded].join(" "));
      else localStorage.removeItem(key);
    } catch {
      // As above.
    }
  };

  const show = () => {
    for (const body of table().tBodies) {
      const isFolded = folded.has(areaOf(body));
      if (body.classList.contains("is-folded") !== isFolded) body.classList.toggle("is-folded", isFolded);
      const button = body.querySelector(".fold");
      if (!button.disabled && button.ariaExpanded === String(!isFolded)) continue;
      button.disabled = false;
      button.ariaExpanded = String(!isFolded);
    }
  };

  const fold = (body, isFolded) => {
    if (isFolded) folded.add(areaOf(body));
    else folded.delete(areaOf(body));
    remember();
    show();
    document.dispatchEvent(new CustomEvent("matrix-folded"));
  };

  const unfold = (element) => {
    const body = element?.closest("#matrix tbody.is-folded");
    if (body) fold(body, false);
  };
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)).split("/")[0]); // after “/”: the seat

  document.addEventListener("click", (event) => {
    const body = event.target.closest("#matrix .band")?.parentElement;
    if (body) { fold(body, !body.classList.contains("is-folded")); return; }
    const finding = event.target.closest("a.show")?.closest(".finding");
    for (const row of finding?.dataset.rows.split(" ") ?? []) unfold(document.getElementById(`row-${row}`));
  });
  addEventListener("hashchange", () => unfold(target()));
  document.addEventListener("htmx:after:swap", show);
  show();
  unfold(target());
})();
