// Rows and seats put elsewhere: Alt and an arrow here, a drag in dragging.js. The page shows it at once, the server confirms.
import { ask, put } from "./asking.js";
import { close } from "./choice.js";
import { isUnsaved, settled } from "./outbox.js";
import { base, heads, isEditable, note, rowName, rowOf, say, seatName, table } from "./table.js";
import { current, focus } from "./walking.js";

const seatOf = (key) => document.getElementById(`seat-${key}`);
const seatKeyOf = (head) => head.id.slice("seat-".length);
const areaOf = (body) => body.querySelector(".band").id.slice("area-".length);
const bodyOf = (area) => document.getElementById(`area-${area}`)?.parentElement;
const shownIn = (body) => [...body.querySelectorAll("tr[data-row]:not([hidden])")];

/** Each line of the table that has a cell for each seat, with these cells. */
const columns = () =>
  [table().tHead.rows[0], ...table().querySelectorAll("tr[data-row]"), table().tFoot.rows[0]].map((line) => [...line.children].slice(2, 2 + heads().length));

const stand = {
  row: ({ key, values }) => {
    const [line, other] = [rowOf(key), rowOf(values.before || values.after)];
    if (!line) return;
    if (!other) bodyOf(values.area)?.append(line);
    else if (values.before) other.before(line);
    else other.after(line);
  },
  seat: ({ key, values }) => {
    const [head, other] = [seatOf(key), seatOf(values.before || values.after)];
    if (!head || !other) return;
    const [from, to] = [heads().indexOf(head), heads().indexOf(other)];
    for (const cells of columns()) {
      if (values.before) cells[to].before(cells[from]);
      else cells[to].after(cells[from]);
    }
  },
};

/** Shows a thing where it is wanted; what had the focus in it keeps it. */
const show = (job) => {
  const focused = document.activeElement?.closest("#matrix") ? document.activeElement : null;
  stand[job.kind](job);
  if (focused && focused !== document.activeElement) focus(focused);
};

/** Where a thing stands now, as a job that would bring it back. */
const present = ({ kind, key }) => {
  if (kind === "row") {
    const line = rowOf(key);
    const before = line.nextElementSibling?.dataset.row;
    return { kind, key, values: { area: areaOf(line.parentElement), ...(before ? { before } : {}) } };
  }
  const at = heads().indexOf(seatOf(key));
  const [next, last] = [heads()[at + 1], heads()[at - 1]];
  return { kind, key, values: next ? { before: seatKeyOf(next) } : { after: last ? seatKeyOf(last) : "" } };
};

const waiting = new Map();
let flying = null;
let isWorking = false;

const send = async (job) => {
  const answer = await ask(`${base()}${job.kind}s/${job.key}/move/`, { ...job.values, placed: "1" });
  flying = null;
  if (answer) await put(answer.text);
  else show(job.back);
};

const work = async () => {
  if (isWorking) return;
  isWorking = true;
  document.body.dataset.busy = "";
  await settled();
  while (waiting.size) {
    const [id, job] = waiting.entries().next().value;
    waiting.delete(id);
    flying = job;
    await send(job);
  }
  delete document.body.dataset.busy;
  isWorking = false;
};

/** Puts a thing elsewhere: {kind: "row" or "seat", key, values: {area, before or after}}. */
export const move = (job) => {
  close(false);
  if (isUnsaved()) { note("Nothing was moved: something is not saved yet."); return; }
  const id = `${job.kind} ${job.key}`;
  const back = waiting.get(id)?.back ?? present(job);
  show(job);
  waiting.set(id, { ...job, back });
  work();
};

// Pieces that come meanwhile know nothing of what still waits.
document.addEventListener("htmx:after:swap", () => {
  if (flying) show(flying);
  for (const job of waiting.values()) show(job);
});

/** One step up (-1) or down (1) among what is shown, over the edge of an area into the next one. */
const stepRow = (line, way) => {
  const body = line.parentElement;
  const lines = shownIn(body);
  const other = lines[lines.indexOf(line) + way];
  if (other) return { area: areaOf(body), [way < 0 ? "before" : "after"]: other.dataset.row };
  const bodies = [...table().tBodies].filter((one) => one === body || shownIn(one).length);
  const next = bodies[bodies.indexOf(body) + way];
  if (!next) return null;
  if (next.matches(".is-folded")) next.querySelector(".fold").click();
  return way < 0 ? { area: areaOf(next), after: shownIn(next).at(-1).dataset.row } : { area: areaOf(next), before: shownIn(next)[0].dataset.row };
};

const ROW_WAYS = { ArrowUp: -1, ArrowDown: 1 };
const SEAT_WAYS = { ArrowLeft: -1, ArrowRight: 1 };

const moveRow = (element, way) => {
  const line = element.closest("tr[data-row]");
  if (!line) return false;
  const values = stepRow(line, way);
  if (values) move({ kind: "row", key: line.dataset.row, values });
  else say(`${rowName(line)} stands at the ${way < 0 ? "top" : "foot"} already.`);
  return true;
};

const moveSeat = (element, way) => {
  const cell = element.closest("td.c, th.seat-head");
  if (!cell) return false;
  const at = [...cell.parentElement.children].indexOf(cell) - 2;
  const [head, other] = [heads()[at], heads()[at + way]];
  if (other) move({ kind: "seat", key: seatKeyOf(head), values: { [way < 0 ? "before" : "after"]: seatKeyOf(other) } });
  else say(`${seatName(head)} is the ${way < 0 ? "first" : "last"} seat already.`);
  return true;
};

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !isEditable()) return;
  const element = event.target.closest("#matrix :is(td.c, .rname a, .seat b a)");
  if (!element || element !== event.target || element !== current()) return;
  const [row, seat] = [ROW_WAYS[event.key], SEAT_WAYS[event.key]];
  if ((row && moveRow(element, row)) || (seat && moveSeat(element, seat))) event.preventDefault();
});
