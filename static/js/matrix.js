// The matrix as a grid: one tab stop, arrows move, a letter key sets or clears that letter, Enter opens the choice.
(() => {
  "use strict";
  const table = () => document.getElementById("matrix");
  if (!table()) return;
  const say = (words) => { document.getElementById("live").textContent = words; };
  const editable = () => "editable" in table().dataset;
  const scheme = () => table().dataset.letters.split("/").map((one) => one.split(":"));

  // places: [row, seat]
  const rows = () => table().querySelectorAll("tbody:not(.is-folded) > tr[data-row]");
  const cellsOf = (row) => row.querySelectorAll("td.c");
  const cellAt = ([row, seat]) => { const line = rows()[row]; return line && cellsOf(line)[seat]; };
  const placeOf = (cell) => { const line = cell.closest("tr"); return [[...rows()].indexOf(line), [...cellsOf(line)].indexOf(cell)]; };
  const head = (cell) => table().querySelectorAll("thead th.seat-head")[[...cellsOf(cell.closest("tr"))].indexOf(cell)];
  const keysOf = (cell) => [cell.closest("tr").dataset.row, head(cell).id.slice("seat-".length)];
  const cellOf = ([row, seat]) => {
    const line = document.getElementById(`row-${row}`);
    const heads = [...table().querySelectorAll("thead th.seat-head")];
    return line && cellsOf(line)[heads.findIndex((one) => one.id === `seat-${seat}`)];
  };
  const address = (cell) => `${table().dataset.base}cells/${keysOf(cell).join("/")}/`;
  const held = (cell) => (cell.dataset.l ? cell.dataset.l.split("/") : []);
  let place = [0, 0];

  const name = (cell) => {
    const link = cell.querySelector(".cell");
    if (link) return link.getAttribute("aria-label");
    const who = head(cell).querySelector(".seat b a").textContent.trim();
    return `${cell.closest("tr").querySelector(".rname a").textContent}, ${who}: nothing`;
  };

  const prepare = () => {
    for (const cell of table().querySelectorAll("td.c:not([tabindex])")) cell.tabIndex = -1;
    const stop = table().querySelector('td.c[tabindex="0"]');
    if (stop && !stop.closest(".is-folded")) return;
    if (stop) stop.tabIndex = -1;
    const first = cellAt(place) || cellAt([0, 0]);
    if (first) first.tabIndex = 0;
  };

  let isAsked = false; // once for all pieces of an answer
  const prepareSoon = () => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => { isAsked = false; prepare(); });
  };

  const focus = (cell) => {
    if (!cell) return;
    for (const other of table().querySelectorAll('td.c[tabindex="0"]')) other.tabIndex = -1;
    place = placeOf(cell);
    cell.tabIndex = 0;
    cell.setAttribute("aria-label", name(cell));
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  // the choice of letters

  const close = (back = true) => {
    const open = document.querySelector("[data-choose]");
    if (!open) return false;
    const cell = open.closest("td.c");
    open.remove();
    cell.classList.remove("is-choosing");
    if (back) focus(cell);
    return true;
  };

  const placeMenu = (cell) => {
    const menu = cell.querySelector("[data-choose]");
    if (!menu) return;
    cell.classList.add("is-choosing");
    const box = cell.closest(".field").getBoundingClientRect();
    const at = cell.getBoundingClientRect();
    menu.classList.toggle("choose-up", at.bottom + menu.offsetHeight + 12 > Math.min(box.bottom, innerHeight));
    menu.classList.toggle("choose-left", at.left + menu.offsetWidth > box.right);
    (menu.querySelector("button[aria-pressed=true]") || menu.querySelector("button"))?.focus();
  };

  const open = async (cell) => {
    close(false);
    await htmx.ajax("GET", address(cell), { source: cell, target: cell, swap: "beforeend" });
    placeMenu(cell);
  };

  // edits, one after the other: each says what its author saw

  const draw = (cell, letters) => {
    const meanings = Object.fromEntries(scheme());
    const link = cell.querySelector(".cell") || cell.appendChild(Object.assign(document.createElement("span"), { className: "cell" }));
    link.replaceChildren(...letters.map((letter) => {
      const drawn = document.createElement("span");
      drawn.className = `l l-${meanings[letter]}${letter.length > 1 ? " l-long" : ""}`;
      drawn.textContent = letter;
      return drawn;
    }));
    cell.dataset.l = letters.join("/");
  };

  let queue = Promise.resolve();
  const send = (cell, letters) => {
    const [saw, keys] = [held(cell), keysOf(cell)];
    const wanted = scheme().map(([letter]) => letter).filter((letter) => letters.includes(letter));
    draw(cell, wanted);
    queue = queue.then(() => deliver(keys, saw, wanted));
    return queue;
  };

  const deliver = async (keys, saw, wanted) => {
    const cell = cellOf(keys);
    if (!cell) return;
    const late = setTimeout(() => cell.classList.add("is-saving"), 300);
    const hadFocus = cell.contains(document.activeElement);
    let status = 0;
    const note = (event) => { status = event.detail.ctx.response?.status ?? status; };
    cell.addEventListener("htmx:after:request", note);
    await htmx.ajax("POST", address(cell), {
      source: cell, target: cell, swap: "beforeend",
      values: { saw: saw.join("/"), letters: wanted.join("/"), revision: document.getElementById("revision").dataset.revision },
    });
    clearTimeout(late);
    cell.classList.remove("is-saving");
    cell.removeEventListener("htmx:after:request", note);
    const now = cellOf(keys);
    if (status !== 200) {
      const theirs = status === 409 && now.querySelector("[data-choose] [name=saw]")?.value;
      draw(now, typeof theirs === "string" ? theirs.split("/").filter(Boolean) : saw);
      if (status === 409) { placeMenu(now); return; }
      now.classList.add("is-failed");
      if (status !== 422) say("Not saved. Try again.");
    }
    if (hadFocus || document.activeElement === document.body) focus(now);
  };

  // What answers with a whole page has nothing to put into a cell or a list.
  document.addEventListener("htmx:before:swap", (event) => {
    const { response, target } = event.detail.ctx;
    if (!response) return;
    const known = [200, 409, 422].includes(response.status);
    if (known || target === document.body) return;
    event.preventDefault();
    say(response.status === 403 ? "You may not change this." : "That did not work. Look at the page again.");
  });

  const toggle = (cell, letter) => {
    const now = held(cell);
    send(cell, now.includes(letter) ? now.filter((one) => one !== letter) : [...now, letter]);
  };

  // keys

  const move = (cell, key, whole) => {
    const [row, seat] = placeOf(cell);
    const lastRow = rows().length - 1;
    const lastSeat = cellsOf(rows()[0]).length - 1;
    const page = 10;
    const [toRow, toSeat] = {
      ArrowUp: [row - 1, seat], ArrowDown: [row + 1, seat], ArrowLeft: [row, seat - 1], ArrowRight: [row, seat + 1],
      Home: whole ? [0, 0] : [row, 0], End: whole ? [lastRow, lastSeat] : [row, lastSeat],
      PageUp: [row - page, seat], PageDown: [row + page, seat],
    }[key];
    focus(cellAt([Math.min(Math.max(toRow, 0), lastRow), Math.min(Math.max(toSeat, 0), lastSeat)]));
  };

  const chosenByKey = (event, menu) => {
    const buttons = [...menu.querySelectorAll("button")];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      buttons[(next + buttons.length) % buttons.length]?.focus();
      event.preventDefault();
    } else if (event.key.length === 1) {
      const wanted = buttons.find((one) => one.querySelector("kbd")?.textContent.toLowerCase() === event.key.toLowerCase());
      if (wanted) { event.preventDefault(); wanted.click(); }
    }
  };

  const pressed = (event, cell) => {
    if (/^(Arrow|Home$|End$|Page)/.test(event.key)) { move(cell, event.key, event.ctrlKey); return true; }
    if (event.ctrlKey) return false;
    if (event.key === "Enter" || event.key === " ") { open(cell); return true; }
    if (!editable()) return false;
    const letter = scheme().map(([one]) => one).find((one) => one.toLowerCase() === event.key.toLowerCase());
    if (letter) { toggle(cell, letter); return true; }
    if (event.key !== "Delete" && event.key !== "Backspace") return false;
    if (held(cell).length) send(cell, []);
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && close()) { event.preventDefault(); return; }
    if (event.altKey || event.metaKey) return;
    const menu = event.target.closest("[data-choose]");
    const cell = event.target.closest("#matrix td.c");
    if (menu) chosenByKey(event, menu);
    else if (cell && pressed(event, cell)) event.preventDefault();
  });

  // clicks

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
    const menu = event.target.closest("#matrix [data-choose]");
    if (!menu) return;
    event.preventDefault();
    event.stopPropagation();
    const said = new FormData(event.target);
    const cell = menu.closest("td.c");
    const letters = event.submitter?.value ?? "";
    cell.dataset.l = said.get("saw");
    close();
    send(cell, letters ? letters.split("/") : []);
  }, true);

  document.addEventListener("focusin", (event) => {
    const cell = event.target.closest("#matrix td.c");
    if (cell && event.target === cell) cell.setAttribute("aria-label", name(cell));
  });
  document.addEventListener("htmx:after:swap", prepareSoon);
  document.addEventListener("matrix-folded", prepare);
  prepare();
})();
