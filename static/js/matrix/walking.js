// One tab stop for the whole matrix (WAI-ARIA's grid pattern): arrows lead through cells, names, heads and bands.
import { cellOf, cellsOf, heads, held, rowKey, rowName, scheme, seatKey, seatName, table } from "./table.js";

/** Where one is: the id of the line, and the number of the seat; -1 is the row's name. */
let at = { line: "", column: 0 };
let wasInside = false;

const lines = () => [
  table().tHead.rows[0],
  ...table().querySelectorAll("tbody > tr.band:not([hidden]), tbody:not(.is-folded) > tr[data-row]:not([hidden])"),
];

/** The element that stands for a column of a line; heads have no name, bands only one thing. */
const stopAt = (line, column) => {
  if (line.matches(".band")) return line.querySelector(".fold");
  if (line.matches("[data-row]")) return column < 0 ? line.querySelector(".rname a") : cellsOf(line)[column];
  return heads()[Math.max(column, 0)]?.querySelector(".seat b a");
};
const lineOf = (element) => element.closest("#matrix tr");
const columnAt = (element) => {
  const cell = element.closest("td.c");
  if (cell) return cellsOf(cell.parentElement).indexOf(cell);
  const head = element.closest("th.seat-head");
  return head ? heads().indexOf(head) : lineOf(element).matches(".band") ? at.column : -1;
};
const idOf = (line) => line.id || "head";
const lineById = (id) => (id === "head" ? table().tHead.rows[0] : document.getElementById(id));

/** What the findings that mark the cell say. */
const findingsAt = (cell) => {
  if (!cell.querySelector(".cell:is(.E, .W, .H)")) return "";
  const row = rowKey(cell);
  const head = heads()[columnAt(cell)];
  const seats = head.dataset.seats?.split(" ") ?? [seatKey(cell)]; // several where the matrix is by person or by role
  const about = [...document.querySelectorAll("#panel .finding[data-rows]")].filter(({ dataset }) =>
    dataset.rows.split(" ").includes(row) && (!dataset.seats || dataset.seats.split(" ").some((one) => seats.includes(one))));
  return about.map((one) => `. ${one.querySelector("h4").textContent}`).join("");
};

/** What a screen reader says of a cell: row, seat, letters, and what is wrong with it. */
const nameOf = (cell) => {
  const link = cell.querySelector("a.cell");
  const place = `${rowName(cell.parentElement)}, ${seatName(heads()[columnAt(cell)])}`;
  if (link && !cell.dataset.state) return `${link.getAttribute("aria-label")}${findingsAt(cell)}`;
  const letters = held(cell).map((letter) => Object.fromEntries(scheme())[letter]);
  const state = { failed: ", not saved", conflict: ", somebody else was quicker" }[cell.dataset.state] ?? "";
  return `${place}: ${letters.join(" and ") || "nothing"}${state}`;
};
export const rename = (cell) => cell.setAttribute("aria-label", nameOf(cell));

const stop = () => {
  const line = lineById(at.line);
  const isShown = line && !line.hidden && (line.matches(".band") || !line.closest(".is-folded"));
  return isShown ? stopAt(line, at.column) : undefined;
};

let stopElement = null;
const makeStop = (element) => {
  if (stopElement && stopElement !== element) stopElement.tabIndex = -1;
  stopElement = element;
  element.tabIndex = 0;
};

/** Goes to a cell, name, head or band, and makes it the tab stop. */
export const focus = (element) => {
  if (!element) return;
  at = { line: idOf(lineOf(element)), column: columnAt(element) };
  wasInside = true;
  makeStop(element);
  if (element.matches("td.c")) rename(element);
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
};
export const focusCell = (row, seat) => focus(cellOf(row, seat));

/** The cell, name, head or band that is the tab stop now. */
export const current = () => stop();
/** Keys of the cell that one is at; [] where it is none. */
export const place = () => {
  const element = stop();
  return element?.matches("td.c") ? [rowKey(element), seatKey(element)] : [];
};

const PAGE = 10;
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-PAGE, 0], PageDown: [PAGE, 0] };

/** Where a key leads from an element: another one, or the same at the edge. ``cellsOnly``: not to names, heads and bands. */
export const reached = (element, key, { whole = false, cellsOnly = false } = {}) => {
  const all = cellsOnly ? lines().filter((line) => line.matches("[data-row]")) : lines();
  const [last, first] = [heads().length - 1, cellsOnly ? 0 : -1];
  const from = all.indexOf(lineOf(element));
  const column = columnAt(element);
  const within = (number, low, high) => Math.min(Math.max(number, low), high);
  if (key === "Home" || key === "End") {
    const rows = all.filter((line) => line.matches("[data-row]"));
    const line = !whole ? all[from] : key === "Home" ? rows[0] : rows[rows.length - 1];
    return stopAt(line, key === "Home" ? 0 : last);
  }
  const [down, right] = STEPS[key];
  return stopAt(all[within(from + down, 0, all.length - 1)], within(column + right, first, last)) ?? element;
};

/** After pieces of the table were exchanged: still one tab stop, at the same place, with the focus if it was there. */
export const settle = () => {
  for (const cell of table().querySelectorAll("td.c:not([tabindex])")) cell.tabIndex = -1;
  for (const link of table().querySelectorAll(":is(a, button):not([tabindex])")) if (!link.closest("[data-choose]")) link.tabIndex = -1;
  const lost = wasInside && (document.activeElement === document.body || document.activeElement === null);
  const element = stop() ?? stopAt(lines().find((line) => line.matches("[data-row]")) ?? lines()[0], 0);
  if (!element) return;
  if (lost) focus(element);
  else makeStop(element);
};

let isAsked = false; // once for all pieces of an answer
export const settleSoon = () => {
  if (isAsked) return;
  isAsked = true;
  queueMicrotask(() => { isAsked = false; settle(); });
};

document.addEventListener("focusin", (event) => {
  const inside = event.target.closest("#matrix");
  wasInside = Boolean(inside);
  if (!inside || event.target.closest("[data-choose]")) return;
  const element = event.target;
  if (!element.matches("td.c, .rname a, .seat b a, .fold")) return;
  at = { line: idOf(lineOf(element)), column: columnAt(element) };
  makeStop(element);
  if (element.matches("td.c")) rename(element);
});
document.addEventListener("htmx:after:swap", settleSoon);
document.addEventListener("matrix-folded", settle);
