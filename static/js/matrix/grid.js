// The matrix as a workplace: arrows move, a letter key sets or clears that letter, Enter opens the choice, Escape leaves it.
import { chosenByKey, close, isOpen, open } from "./choice.js";
import { withLetter } from "./letters.js";
import { held, isEditable, say, scheme } from "./table.js";
import { keepTheirs, send } from "./outbox.js";
import { blockCells, clear, extend, extendTo, isSelected, selectAll, wasDrag } from "./selection.js";
import { focus, reached, settle } from "./walking.js";

/** Sets the letter in the whole block, or takes it away where all of its cells have it. */
const fill = (letter) => {
  const cells = blockCells();
  const isSet = !cells.every((cell) => held(cell).includes(letter));
  send(cells.map((cell) => ({ cell, saw: held(cell), letters: withLetter(cell, letter, isSet) })));
};

const empty = () => send(blockCells().map((cell) => ({ cell, saw: held(cell), letters: [] })));

const isStep = (key) => /^(Arrow|Home$|End$|Page)/.test(key);

const inCell = (event, cell) => {
  const { key } = event;
  if (isStep(key) && event.shiftKey) { extend(cell, key, event.ctrlKey || event.metaKey); return true; }
  if (event.ctrlKey || event.metaKey) {
    if (key !== "a") return false;
    selectAll();
    return true;
  }
  if (key === "Enter" || key === " ") { clear(); open(cell); return true; }
  if (!isEditable()) return false;
  const letter = scheme().map(([one]) => one).find((one) => one.toLowerCase() === key.toLowerCase());
  if (letter) { fill(letter); return true; }
  if (key !== "Delete" && key !== "Backspace") return false;
  empty();
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.defaultPrevented) return;
  if (event.target.closest("[data-choose]")) {
    if (event.key === "Escape" ? close() : chosenByKey(event)) event.preventDefault();
    return;
  }
  const element = event.target.closest("#matrix :is(td.c, .rname a, .seat b a, .fold)");
  if (!element || element !== event.target) return;
  if (event.key === "Escape" && clear()) { event.preventDefault(); return; }
  if (element.matches("td.c") && inCell(event, element)) { event.preventDefault(); return; }
  if (!isStep(event.key) || event.shiftKey) return;
  event.preventDefault();
  clear();
  focus(reached(element, event.key, { whole: event.ctrlKey || event.metaKey }));
});

document.addEventListener("click", (event) => {
  const keep = event.target.closest("[data-close]");
  if (keep) {
    const cell = keep.closest("td.c");
    close();
    if (cell) keepTheirs(cell);
    return;
  }
  if (event.target.closest("[data-choose]")) return;
  if (wasDrag()) { event.preventDefault(); return; }
  const cell = event.target.closest("#matrix td.c");
  if (!cell) {
    close(false);
    if (!event.target.closest("[data-keeps-selection]")) clear();
    return;
  }
  if (event.shiftKey) {
    event.preventDefault();
    extendTo(cell);
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  clear();
  focus(cell);
  open(cell);
});

document.addEventListener("matrix-conflict", (event) => {
  const cell = event.detail;
  if (cell && cell === document.activeElement && !isSelected() && !isOpen()) open(cell);
});

// What answers with a whole page has nothing to put into a cell or a list.
document.addEventListener("htmx:before:swap", (event) => {
  const { response, target } = event.detail.ctx;
  if (!response || [200, 409, 422].includes(response.status) || target === document.body) return;
  event.preventDefault();
  say(response.status === 403 ? "You may not change this." : "That did not work. Look at the page again.");
});

settle();
