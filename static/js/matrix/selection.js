// A block of cells: Shift and arrows, Shift and a click, or a drag.
import { cellOf, cellsOf, heads, rowKey, rows, say, seatKey, seatKeys, table } from "./table.js";
import { current, focus, reached } from "./walking.js";

/** Two corners, each [row key, seat key]; none where nothing is selected. */
let corners = null;

const span = (all, one, other) => {
  const [from, to] = [all.indexOf(one), all.indexOf(other)].sort((a, b) => a - b);
  return from < 0 ? [] : all.slice(from, to + 1);
};

/** The selected block as keys, {rows, seats}, in the order of the page; the one cell that one is at where none is selected. */
export const block = () => {
  if (!corners) {
    const cell = current();
    return cell?.matches("td.c") ? { rows: [rowKey(cell)], seats: [seatKey(cell)] } : { rows: [], seats: [] };
  }
  const [[row, seat], [otherRow, otherSeat]] = corners;
  return {
    rows: span(rows().map((line) => line.dataset.row), row, otherRow),
    seats: span(seatKeys(), seat, otherSeat),
  };
};
/** The cells of the block. */
export const blockCells = () => {
  const { rows: keys, seats } = block();
  return keys.flatMap((row) => seats.map((seat) => cellOf(row, seat))).filter(Boolean);
};
export const isSelected = () => corners !== null;

const show = () => {
  for (const cell of table().querySelectorAll("td.is-selected")) {
    cell.classList.remove("is-selected");
    cell.removeAttribute("aria-selected");
  }
  if (!corners) return;
  for (const cell of blockCells()) {
    cell.classList.add("is-selected");
    cell.setAttribute("aria-selected", "true");
  }
};

export const clear = () => {
  if (!corners) return false;
  corners = null;
  show();
  document.dispatchEvent(new CustomEvent("matrix-selected"));
  return true;
};

const keysOf = (cell) => [rowKey(cell), seatKey(cell)];

/** Selects the block between two cells; the second is where one is. */
export const select = (from, to) => {
  corners = [keysOf(from), keysOf(to)];
  show();
  const { rows: down, seats } = block();
  say(`${down.length} × ${seats.length} cells selected.`);
  document.dispatchEvent(new CustomEvent("matrix-selected"));
};

/** Shift and a key: the block grows or shrinks from the cell where it began. */
export const extend = (cell, key, whole) => {
  const to = reached(cell, key, { whole, cellsOnly: true });
  const [from] = corners ?? [keysOf(cell)];
  focus(to);
  select(cellOf(...from) ?? cell, to);
};

/** Shift and a click: the block reaches from where it began to this cell. */
export const extendTo = (cell) => {
  const from = corners ? cellOf(...corners[0]) : current();
  focus(cell);
  if (from?.matches("td.c")) select(from, cell);
};

/** All cells. */
export const selectAll = () => {
  const lines = rows();
  if (!lines.length || !heads().length) return;
  select(cellsOf(lines[0])[0], cellsOf(lines[lines.length - 1]).at(-1));
};

// with the pointer

let dragged = null;
let hasMoved = false;

document.addEventListener("pointerdown", (event) => {
  const cell = event.target.closest("#matrix td.c");
  hasMoved = false;
  dragged = cell && event.button === 0 && event.pointerType === "mouse" && !event.target.closest("[data-choose]") ? cell : null;
});
// With Shift the focus stays at the cell where the block begins.
document.addEventListener("mousedown", (event) => { if (event.shiftKey && event.target.closest("#matrix td.c")) event.preventDefault(); });
document.addEventListener("pointerover", (event) => {
  const cell = dragged && event.target.closest("#matrix td.c");
  if (!cell || (cell === dragged && !hasMoved)) return;
  hasMoved = true;
  focus(cell);
  select(dragged, cell);
});
document.addEventListener("pointerup", () => { dragged = null; });
export const isDragging = () => dragged !== null;
/** Whether the click that comes now ends a drag over several cells. */
export const wasDrag = () => hasMoved;

document.addEventListener("dragstart", (event) => { if (event.target.closest?.("#matrix td.c")) event.preventDefault(); });
document.addEventListener("htmx:after:swap", () => { if (corners) show(); });
