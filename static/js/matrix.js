// The matrix as a grid: one tab stop, arrows move, a letter key sets or clears that letter, Enter opens the choice.
(() => {
  "use strict";
  const table = () => document.getElementById("matrix");
  const rows = () => [...table().querySelectorAll("tr[data-row]")];
  const cellsOf = (row) => [...row.querySelectorAll("td.c")];
  const say = (words) => { document.getElementById("live").textContent = words; };
  let place = [0, 0];

  const seatKeys = () => [...table().querySelectorAll("thead th.seat-head")].map((head) => head.id.slice("seat-".length));
  const cellAt = ([row, seat]) => { const line = rows()[row]; return line && cellsOf(line)[seat]; };
  const placeOf = (cell) => { const line = cell.closest("tr"); return [rows().indexOf(line), cellsOf(line).indexOf(cell)]; };
  const rowKey = (cell) => cell.closest("tr").dataset.row;
  const seatKey = (cell) => seatKeys()[placeOf(cell)[1]];
  const address = (cell) => `${table().dataset.base}cells/${rowKey(cell)}/${seatKey(cell)}/`;
  const held = (cell) => (cell.dataset.l ? cell.dataset.l.split("/") : []);
  const nameOf = (cell) => {
    const link = cell.querySelector(".cell");
    if (link) return link.getAttribute("aria-label");
    const head = table().querySelectorAll("thead th.seat-head")[placeOf(cell)[1]];
    return `${cell.closest("tr").querySelector(".rname a").textContent}, ${head.querySelector("b").textContent.trim()}: nothing`;
  };

  const prepare = () => {
    if (!table()) return;
    for (const cell of table().querySelectorAll("td.c:not([role])")) {
      cell.setAttribute("role", "gridcell");
      cell.tabIndex = -1;
    }
    const first = cellAt(place) || cellAt([0, 0]);
    if (first) first.tabIndex = 0;
  };

  const focus = (cell) => {
    if (!cell) return;
    for (const other of table().querySelectorAll('td.c[tabindex="0"]')) other.tabIndex = -1;
    place = placeOf(cell);
    cell.tabIndex = 0;
    cell.setAttribute("aria-label", nameOf(cell));
    cell.focus({ preventScroll: false });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const close = (back = true) => {
    const open = document.querySelector("[data-choose]");
    if (!open) return false;
    const cell = open.closest("td.c");
    open.remove();
    if (back) focus(cell);
    return true;
  };

  const put = (cell, html) => {
    close(false);
    cell.insertAdjacentHTML("beforeend", html);
    const menu = cell.querySelector("[data-choose]");
    const box = cell.closest(".field").getBoundingClientRect();
    menu.classList.toggle("choose-up", cell.getBoundingClientRect().bottom + menu.offsetHeight + 12 > box.bottom);
    menu.classList.toggle("choose-left", cell.getBoundingClientRect().left + menu.offsetWidth > box.right);
    htmx.process(menu);
    menu.querySelector("button")?.focus();
  };

  const open = async (cell) => {
    try {
      const answer = await fetch(address(cell), { headers: { "HX-Request": "true" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      put(cell, await answer.text());
    } catch {
      say("The choice could not be opened. Look at the connection and try again.");
    }
  };

  const order = (letters) => table().dataset.letters.split("/").filter((letter) => letters.includes(letter));

  const send = async (cell, letters) => {
    const line = cell.closest("tr").id;
    const seat = placeOf(cell)[1];
    const token = document.querySelector('meta[name="csrf-token"]').content;
    const body = new URLSearchParams({ saw: held(cell).join("/"), letters: order(letters).join("/") });
    cell.classList.add("is-saving");
    try {
      const answer = await fetch(address(cell), {
        method: "POST", body, credentials: "same-origin", headers: { "HX-Request": "true", "X-CSRFToken": token },
      });
      const html = await answer.text();
      if (answer.status === 409) put(cell, html);
      else if (!answer.ok) throw new Error(String(answer.status));
      else await apply(html);
    } catch {
      const failed = document.getElementById(line)?.querySelectorAll("td.c")[seat];
      failed?.classList.add("is-failed");
      say("Not saved. Try again.");
    } finally {
      cell.classList.remove("is-saving");
    }
    const again = document.getElementById(line)?.querySelectorAll("td.c")[seat];
    if (again && !again.querySelector("[data-choose]")) focus(again);
  };

  // The same pieces that htmx swaps in after a click on a button, for what was typed.
  const apply = async (html) => {
    const pieces = new DOMParser().parseFromString(html.replaceAll("<hx-partial", "<template data-piece").replaceAll("</hx-partial>", "</template>"), "text/html");
    for (const piece of pieces.querySelectorAll("template[data-piece]")) {
      const target = document.querySelector(piece.getAttribute("hx-target"));
      if (!target) continue;
      if (piece.getAttribute("hx-swap") === "outerHTML") {
        const fresh = [...piece.content.children];
        target.replaceWith(...piece.content.childNodes);
        for (const one of fresh) htmx.process(one);
      } else target.replaceChildren(...piece.content.childNodes);
    }
    prepare();
  };

  const toggle = (cell, letter) => {
    const now = held(cell);
    send(cell, now.includes(letter) ? now.filter((one) => one !== letter) : [...now, letter]);
  };

  const move = (cell, key, whole) => {
    const [row, seat] = placeOf(cell);
    const lastRow = rows().length - 1;
    const lastSeat = seatKeys().length - 1;
    const page = 10;
    const to = {
      ArrowUp: [row - 1, seat], ArrowDown: [row + 1, seat], ArrowLeft: [row, seat - 1], ArrowRight: [row, seat + 1],
      Home: whole ? [0, 0] : [row, 0], End: whole ? [lastRow, lastSeat] : [row, lastSeat],
      PageUp: [row - page, seat], PageDown: [row + page, seat],
    }[key];
    focus(cellAt([Math.min(Math.max(to[0], 0), lastRow), Math.min(Math.max(to[1], 0), lastSeat)]));
  };

  document.addEventListener("keydown", (event) => {
    if (!table()) return;
    if (event.key === "Escape" && close()) { event.preventDefault(); return; }
    const menu = event.target.closest("[data-choose]");
    const cell = event.target.closest("#matrix td.c");
    if (menu && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const buttons = [...menu.querySelectorAll("button")];
      const next = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      buttons[(next + buttons.length) % buttons.length]?.focus();
      event.preventDefault();
      return;
    }
    if (!cell || menu || event.altKey || event.metaKey) return;
    if (/^(Arrow|Home$|End$|Page)/.test(event.key)) { move(cell, event.key, event.ctrlKey); event.preventDefault(); return; }
    if (event.ctrlKey) return;
    if (event.key === "Enter" || event.key === " ") { open(cell); event.preventDefault(); return; }
    if (!("editable" in table().dataset)) return;
    const letter = table().dataset.letters.split("/").find((one) => one.toLowerCase() === event.key.toLowerCase());
    if (letter) { toggle(cell, letter); event.preventDefault(); }
    else if ((event.key === "Delete" || event.key === "Backspace") && held(cell).length) { send(cell, []); event.preventDefault(); }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) { close(); return; }
    if (event.target.closest("[data-choose]")) return;
    const cell = event.target.closest("#matrix td.c");
    if (!cell) { close(false); return; }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    focus(cell);
    open(cell);
  });

  document.addEventListener("submit", (event) => {
    const menu = event.target.closest("[data-choose]");
    if (!menu) return;
    event.preventDefault();
    event.stopPropagation();
    const cell = menu.closest("td.c");
    const wanted = new FormData(event.target).get("letters");
    const saw = new FormData(event.target).get("saw");
    cell.dataset.l = saw;
    close(false);
    send(cell, wanted ? wanted.split("/") : []);
  }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.show");
    if (!link) return;
    event.preventDefault();
    for (const shown of document.querySelectorAll(".is-shown, .finding[aria-current]")) {
      shown.classList.remove("is-shown");
      shown.removeAttribute("aria-current");
    }
    const finding = link.closest(".finding");
    finding.setAttribute("aria-current", "true");
    for (const key of finding.dataset.rows.split(" ")) if (key) document.getElementById(`row-${key}`)?.classList.add("is-shown");
    const target = document.querySelector(link.getAttribute("href"));
    target?.scrollIntoView({ block: "center", inline: "nearest" });
    const cell = target?.querySelector("td.c a.E, td.c a.W, td.c a.H")?.closest("td.c") || target?.querySelector("td.c");
    if (cell) focus(cell);
  });

  document.addEventListener("htmx:after:swap", prepare);
  prepare();
})();
