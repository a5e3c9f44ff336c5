// A row is dragged by its name or the sign before it, a seat by its head; a line shows where it would go. A finger drags by the
// handles alone, which the page does not scroll by (touch-action), so that everything else scrolls as always.
import { focus } from "./walking.js";
import { heads, isEditable, say, table } from "./table.js";
import { move } from "./order.js";

const FAR = 6; // so many pixels make a press a drag
const EDGE = 48;
const STEP = 14;

const line = Object.assign(document.createElement("div"), { className: "drop-line", hidden: true });
const veil = Object.assign(document.createElement("div"), { className: "drop-veil", hidden: true });
document.body.append(line, veil);

let held = null;
let place = null;
let timer;
let wasDragged = false;

const HANDLES = ".rname > span:first-child, .grip";

const grip = (target, isTouch) => {
  if (isTouch && !target.closest(HANDLES)) return null;
  const row = target.closest("#matrix tr[data-row] :is(.rname a, .rname > span:first-child)");
  if (row) return { kind: "row", element: row.closest("tr") };
  const seat = target.closest("#matrix th.seat-head :is(b, .role, .grip)");
  return seat && heads().length > 1 ? { kind: "seat", element: seat.closest("th") } : null;
};

const draw = (box) => {
  line.hidden = !box;
  if (!box) return;
  for (const [side, size] of Object.entries(box)) line.style[side] = `${size}px`;
};

const rowPlace = (x, y) => {
  const over = document.elementsFromPoint(x, y).find((one) => one !== veil)?.closest("#matrix tbody > tr");
  if (!over) return null;
  const area = over.parentElement.querySelector(".band").id.slice("area-".length);
  const field = table().closest(".field").getBoundingClientRect();
  const { top, bottom } = over.getBoundingClientRect();
  const isBand = over.matches(".band");
  const isBefore = !isBand && y < (top + bottom) / 2;
  const box = { left: field.left, width: field.width, top: (isBefore ? top : bottom) - 1, height: 2 };
  if (!isBand) return { values: { area, [isBefore ? "before" : "after"]: over.dataset.row }, box };
  const first = [...over.parentElement.querySelectorAll("tr[data-row]")].find((one) => one !== held.element);
  return { values: first ? { area, before: first.dataset.row } : { area }, box };
};

const seatPlace = (x) => {
  const boxes = heads().map((head) => [head.id.slice("seat-".length), head.getBoundingClientRect()]);
  const at = boxes.find(([, box]) => x >= box.left && x < box.right);
  if (!at) return null;
  const field = table().closest(".field").getBoundingClientRect();
  const [key, { left, right }] = at;
  const isBefore = x < (left + right) / 2;
  const box = { left: (isBefore ? left : right) - 1, width: 2, top: field.top, height: field.height };
  return { values: { [isBefore ? "before" : "after"]: key }, box };
};

const keyOf = ({ kind, element }) => (kind === "row" ? element.dataset.row : element.id.slice("seat-".length));

/** Whether the place is another one than where the thing stands. */
const isElsewhere = ({ values: { area, before, after } }) => {
  const key = keyOf(held);
  const neighbour = (way) => {
    const next = way < 0 ? held.element.previousElementSibling : held.element.nextElementSibling;
    return next && (next.matches("tr[data-row], th.seat-head")) ? keyOf({ ...held, element: next }) : "";
  };
  if ([before, after].includes(key)) return false;
  if (before && before === neighbour(1)) return false;
  if (after && after === neighbour(-1)) return false;
  return Boolean(before || after || area);
};

const look = () => {
  const found = held.kind === "row" ? rowPlace(held.x, held.y) : seatPlace(held.x);
  place = found && isElsewhere(found) ? found : null;
  draw(place?.box);
};

/** Near an edge the matrix scrolls; on a phone it is the page, down to the bar at its foot. */
const scroll = () => {
  const field = table().closest(".field");
  const isPage = getComputedStyle(field).overflowY === "visible";
  const scroller = isPage ? document.scrollingElement : field;
  const foot = document.querySelector(".thumb")?.offsetHeight ?? 0;
  const { left, right, top, bottom } = isPage ? { left: 0, right: innerWidth, top: 0, bottom: innerHeight - foot } : field.getBoundingClientRect();
  const way = (at, low, high) => (at < low + EDGE ? -STEP : at > high - EDGE ? STEP : 0);
  if (held.kind === "row") scroller.scrollBy(0, way(held.y, top + (table().tHead.offsetHeight || 0), bottom));
  else scroller.scrollBy(way(held.x, left + (table().tHead.rows[0].cells[0].offsetWidth || 0), right), 0);
  look();
};

const end = () => {
  clearInterval(timer);
  draw(null);
  veil.hidden = true;
  delete document.body.dataset.busy;
  held = place = null;
};

const begin = () => {
  held.isMoving = true;
  wasDragged = true;
  veil.hidden = false;
  document.body.dataset.busy = "";
  timer = setInterval(scroll, 40);
};

const drop = () => {
  const { kind, element } = held;
  const key = keyOf(held);
  const wanted = place;
  end();
  if (!wanted) return;
  focus(element.querySelector(kind === "row" ? ".rname a" : ".seat b a"));
  move({ kind, key, values: wanted.values });
};

document.addEventListener("pointerdown", (event) => {
  wasDragged = false;
  if (event.button || !event.isPrimary || event.ctrlKey || event.metaKey || event.shiftKey || !table() || !isEditable()) return;
  const gripped = grip(event.target, event.pointerType === "touch");
  held = gripped ? { ...gripped, x: event.clientX, y: event.clientY, from: [event.clientX, event.clientY] } : null;
});
document.addEventListener("pointermove", (event) => {
  if (!held || !event.isPrimary) return;
  if (!held.element.isConnected || !event.buttons) { end(); return; }
  [held.x, held.y] = [event.clientX, event.clientY];
  if (!held.isMoving && Math.hypot(held.x - held.from[0], held.y - held.from[1]) < FAR) return;
  if (!held.isMoving) begin();
  look();
});
document.addEventListener("pointerup", () => {
  if (held?.isMoving) drop();
  else held = null;
});
document.addEventListener("pointercancel", () => { if (held) end(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !held?.isMoving) return;
  event.preventDefault();
  event.stopPropagation();
  end();
  say("Nothing was moved.");
}, true);
// A drag ends in a click, and a browser would drag the link itself.
document.addEventListener("click", (event) => {
  if (!wasDragged) return;
  wasDragged = false;
  event.preventDefault();
  event.stopPropagation();
}, true);
document.addEventListener("dragstart", (event) => { if (event.target.closest?.("#matrix :is(.rname, .seat)")) event.preventDefault(); });
document.addEventListener("selectstart", (event) => { if (held) event.preventDefault(); });
