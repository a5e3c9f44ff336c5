// The choice of letters in a cell: the server's menu, chosen from by key, pointer or thumb.
import { addressOf, cellOf, ordered, rowKey, seatKey } from "./table.js";
import { current, focus } from "./walking.js";
import { send, settled, wantedIn } from "./outbox.js";

const menu = () => document.querySelector("#matrix [data-choose]");
/** Whether a choice is open, or asked for: what is under it must stay. */
export const isOpen = () => document.querySelector("#matrix :is([data-choose], [data-choosing])") !== null;

const tellClosed = () => document.dispatchEvent(new CustomEvent("matrix-choice-closed"));

/** Closes the choice; false where none was open. ``back``: the focus returns to the cell. */
export const close = (back = true) => {
  const opened = menu();
  if (!opened) return false;
  const cell = opened.closest("td.c");
  opened.remove();
  cell.classList.remove("is-choosing");
  if (back) focus(cell);
  tellClosed();
  return true;
};

const settle = (cell) => {
  const opened = cell.querySelector("[data-choose]");
  if (!opened) return;
  cell.classList.add("is-choosing");
  const box = cell.closest(".field").getBoundingClientRect();
  const at = cell.getBoundingClientRect();
  opened.classList.toggle("choose-up", at.bottom + opened.offsetHeight + 12 > Math.min(box.bottom, innerHeight));
  opened.classList.toggle("choose-left", at.left + opened.offsetWidth > box.right);
  (opened.querySelector("button[aria-pressed=true]") || opened.querySelector("button, a[href], [data-reason]"))?.focus();
};

/** Opens the choice; where somebody else was quicker, with both values. */
export const open = async (at) => {
  close(false);
  const [row, seat] = [rowKey(at), seatKey(at)];
  await settled(); // an answer that comes later would exchange the row under the choice
  const cell = cellOf(row, seat);
  if (!cell || isOpen()) return;
  const wanted = cell.dataset.state === "conflict" ? wantedIn(cell) : null;
  const view = new URLSearchParams(location.search).get("view");
  const values = wanted ? { wanted: wanted.join("/"), conflict: "1" } : view ? { view } : {};
  cell.dataset.choosing = "";
  await htmx.ajax("GET", addressOf(cell), { source: cell, target: cell, swap: "beforeend", values });
  delete cell.dataset.choosing;
  if (current() === cell) settle(cell);
  else close(false); // one has gone elsewhere meanwhile
  if (!menu()) tellClosed();
};

/** A key while the choice is open; true where it meant something. */
export const chosenByKey = (event) => {
  const buttons = [...menu().querySelectorAll("button, a[href]")];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    buttons[(next + buttons.length) % buttons.length]?.focus();
    return true;
  }
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey) return false;
  const wanted = buttons.find((one) => one.querySelector("kbd")?.textContent.toLowerCase() === event.key.toLowerCase());
  wanted?.click();
  return Boolean(wanted);
};

document.addEventListener("submit", (event) => {
  const opened = event.target.closest("#matrix [data-choose]");
  if (!opened) return;
  event.preventDefault();
  event.stopPropagation();
  const saw = new FormData(event.target).get("saw");
  const letters = event.submitter?.value ?? "";
  const cell = opened.closest("td.c");
  close();
  send([{ cell, saw: saw ? saw.split("/") : [], letters: ordered(letters.split("/")) }]);
}, true);
