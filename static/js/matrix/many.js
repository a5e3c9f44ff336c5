// Rows are ticked, and then moved to another area or removed together: a click on the tick, Ctrl or Shift and a click on the
// name, Space on the name. "Select rows" shows all ticks and lets each click on a name tick it.
import { ask, put } from "./asking.js";
import { close } from "./choice.js";
import { present } from "./drawer.js";
import { isUnsaved, settled } from "./outbox.js";
import { allRows, base, isEditable, note, rowName, rowOf, rows, say, table } from "./table.js";
import { current, focus } from "./walking.js";

const TICK = 24; // its width at the start of a name

const ticked = new Set();
let from = "";
let isMode = false;

const bar = document.getElementById("ticked");
const mode = document.querySelector("[data-select-rows]");
const number = (count) => `${count} ${count === 1 ? "row" : "rows"}`;

const show = () => {
  for (const key of ticked) if (!rowOf(key)) ticked.delete(key);
  for (const row of allRows()) {
    const isTicked = ticked.has(row.dataset.row);
    if (isTicked) row.setAttribute("aria-selected", "true");
    else if (row.hasAttribute("aria-selected")) row.removeAttribute("aria-selected");
    row.querySelector(".rname").classList.toggle("is-open", isMode || ticked.size > 0); // a class of the table would style all cells anew
  }
  const hidden = [...ticked].filter((key) => rowOf(key).hidden).length;
  bar.hidden = ticked.size === 0;
  bar.querySelector("b").textContent = number(ticked.size) + (hidden ? ` (${hidden} hidden by the filter)` : "");
};

const setMode = (isOn) => {
  isMode = isOn;
  mode.setAttribute("aria-pressed", String(isOn));
  show();
};

const clear = () => {
  ticked.clear();
  from = "";
  setMode(false);
  say("No row is ticked.");
};

const toggle = (row) => {
  const { row: key } = row.dataset;
  const isTicked = !ticked.delete(key);
  if (isTicked) ticked.add(key);
  from = key;
  show();
  say(`${rowName(row)} ${isTicked ? "ticked" : "not ticked"}, ${number(ticked.size)}.`);
};

/** All rows from the one that was ticked last to this one, as they are shown. */
const reach = (row) => {
  const shown = rows();
  const start = shown.indexOf(rowOf(from) ?? row);
  const [low, high] = [Math.max(start, 0), shown.indexOf(row)].sort((a, b) => a - b);
  for (const one of shown.slice(low, high + 1)) ticked.add(one.dataset.row);
  from ||= row.dataset.row;
  show();
  say(`${number(ticked.size)} ticked.`);
};

const isOnTick = (event, name) => event.target === name && event.clientX - name.getBoundingClientRect().left < TICK;

if (bar && mode) {
  table().setAttribute("aria-multiselectable", "true");
  mode.addEventListener("click", () => {
    setMode(!isMode);
    say(isMode ? "Select rows: Space or a click on a name ticks it." : "");
  });

  document.addEventListener("click", (event) => {
    if (event.button || !isEditable() || event.target.closest("[data-choose]")) return;
    const row = event.target.closest("#matrix tr[data-row]");
    const name = event.target.closest(".rname");
    const isJoined = event.ctrlKey || event.metaKey;
    if (!row || !name || !(isJoined || event.shiftKey || isMode || isOnTick(event, name))) return;
    event.preventDefault();
    event.stopPropagation();
    close(false);
    if (event.shiftKey) reach(row);
    else toggle(row);
    focus(row.querySelector(".rname a"));
  }, true);
  // Shift and a click would select text.
  document.addEventListener("mousedown", (event) => { if (event.shiftKey && event.target.closest("#matrix .rname")) event.preventDefault(); });

  const menu = bar.querySelector("details");
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !isEditable()) return;
    if (event.key === "Escape" && (ticked.size || isMode) && event.target.closest("#matrix, #ticked, [data-select-rows]") && !event.target.closest("[data-choose]")) {
      clear();
      if (!event.target.closest("#matrix")) focus(current());
      return;
    }
    if (event.key !== " " || !event.target.matches("#matrix .rname a")) return;
    event.preventDefault();
    const row = event.target.closest("tr");
    if (event.shiftKey) reach(row);
    else toggle(row);
  });

  bar.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const { name, value } = event.submitter;
    menu.open = false;
    await settled();
    if (isUnsaved()) { note("Nothing was done: something is not saved yet."); return; }
    const keys = allRows().map((row) => row.dataset.row).filter((key) => ticked.has(key));
    const isQuestion = name === "do";
    const answer = await ask(`${base()}rows/many/`, { rows: keys.join(" "), [name]: value });
    if (!answer) return;
    if (isQuestion && answer.status !== 422) { await present(answer.text); return; }
    await put(answer.text);
    if (answer.status !== 200) return;
    ticked.clear();
    setMode(false);
    focus(rowOf(keys[0])?.querySelector(".rname a") ?? current());
  });
  bar.querySelector("[data-untick]").addEventListener("click", () => { clear(); focus(current()); });
  document.addEventListener("htmx:after:swap", () => { if (ticked.size || isMode) show(); });
}
