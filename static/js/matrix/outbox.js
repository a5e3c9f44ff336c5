// What was typed and is on its way: drawn at once, sent one after the other, and kept until the server has confirmed it.
import { draw } from "./letters.js";
import { base, cellOf, csrfToken, heads, held, note, revision, rowKey, rowName, rowOf, say, seatKey, seatKeys, seatName, table } from "./table.js";
import { tell } from "./unsaved.js";

/** Lists of changes {row, seat, saw, wanted}: first come, first sent. */
let waiting = [];
/** Lists that the server will not take. */
let refused = [];
/** "row seat" → {row, seat, theirs, wanted, by}: somebody else was quicker, and nothing is decided yet. */
const conflicts = new Map();
let isBusy = false;
let trouble = "";
let attempts = 0;
let retry;

const KEY = () => `remit-unsaved:${base()}`;
const same = (one, other) => one.join("/") === other.join("/");
const placeOf = ({ row, seat }) => `${row} ${seat}`;
const words = ({ row, seat }) => {
  const head = heads()[seatKeys().indexOf(seat)];
  return `${rowOf(row) ? rowName(rowOf(row)) : row}, ${head ? seatName(head) : seat}`;
};

const remember = () => {
  const kept = [...refused, ...waiting].flat();
  try {
    if (kept.length) sessionStorage.setItem(KEY(), JSON.stringify(kept));
    else sessionStorage.removeItem(KEY());
  } catch {
    // Storage is closed: what is unsaved lasts as long as the page, which asks before it is left.
  }
};

/** Cells that show what is typed; what another one shows is the server's. */
const overdrawn = new WeakSet();
const overdraw = (cell, change, letters) => {
  if (!overdrawn.has(cell)) change.theirs = held(cell);
  overdrawn.add(cell);
  draw(cell, letters);
};

const mark = (change, state) => {
  const cell = cellOf(change.row, change.seat);
  if (!cell) return;
  overdraw(cell, change, change.wanted);
  if (state) cell.dataset.state = state;
  else delete cell.dataset.state;
};

/** Shows what the server knows of the cell. */
const unmark = ({ row, seat, theirs, saw }) => {
  const cell = cellOf(row, seat);
  if (!cell) return;
  draw(cell, theirs ?? saw);
  overdrawn.delete(cell);
  delete cell.dataset.state;
};

const markConflict = (conflict) => {
  const { row, seat, wanted } = conflict;
  const cell = cellOf(row, seat);
  if (!cell) return;
  if (!overdrawn.has(cell)) conflict.theirs = held(cell);
  overdrawn.add(cell);
  draw(cell, conflict.theirs);
  cell.dataset.state = "conflict";
  const yours = Object.assign(document.createElement("span"), { className: "yours", textContent: wanted.join("/") || "–" });
  cell.querySelector(".cell").append(yours);
};

/** Everything that is not confirmed, drawn over what the server knows. */
const overlay = () => {
  for (const changes of refused) for (const change of changes) mark(change, "failed");
  for (const changes of waiting) for (const change of changes) mark(change, trouble ? "failed" : "");
  for (const [place, conflict] of conflicts) {
    markConflict(conflict);
    if (!same(conflict.theirs, conflict.wanted)) continue;
    conflicts.delete(place); // the other one wants the same by now
    unmark(conflict);
  }
};

const report = () => {
  const number = waiting.concat(refused).flat().length;
  tell({ number, trouble, isRefused: refused.length > 0, again, leave });
};

const idle = [];
/** Resolves when nothing is on its way. */
export const settled = () => (waiting.length && !trouble ? new Promise((resolve) => { idle.push(resolve); }) : Promise.resolve());
export const isUnsaved = () => waiting.length + refused.length > 0;

const post = async (changes) => {
  const edits = changes.map(({ row, seat, saw, wanted }) => ({ row, seat, saw, letters: wanted }));
  const answer = await fetch(`${base()}cells/`, {
    method: "POST",
    headers: { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": csrfToken() },
    body: new URLSearchParams({ edits: JSON.stringify(edits), revision: revision() }),
    signal: AbortSignal.timeout(15000),
  });
  return { status: answer.status, signIn: answer.headers.get("HX-Redirect"), isJson: (answer.headers.get("Content-Type") ?? "").includes("json"), text: await answer.text() };
};

/** An answer waits until a choice that is open is made: it may exchange the row under it. */
const choiceMade = () => new Promise((resolve) => {
  if (!document.querySelector("#matrix :is([data-choose], [data-choosing])")) resolve();
  else document.addEventListener("matrix-choice-closed", () => resolve(choiceMade()), { once: true });
});

const settleConflicts = (changes, places) => {
  const rest = [];
  const gone = [];
  for (const change of changes) {
    const place = places.find((one) => one.row === change.row && one.seat === change.seat);
    if (!place) rest.push(change);
    else if (place.found === null) gone.push(change);
    else if (!same(place.found, change.wanted)) conflict(change, place);
  }
  if (gone.length) note(`Not saved: ${gone.map(words).join("; ")}. The row or seat is not there any more.`);
  return rest;
};

const conflict = (change, { found, by }) => {
  const later = waiting.slice(1).flat().filter((one) => placeOf(one) === placeOf(change));
  waiting = [waiting[0], ...waiting.slice(1).map((list) => list.filter((one) => placeOf(one) !== placeOf(change))).filter((list) => list.length)];
  const { row, seat } = change;
  conflicts.set(placeOf(change), { row, seat, theirs: found, wanted: later.at(-1)?.wanted ?? change.wanted, by });
  markConflict(conflicts.get(placeOf(change)));
  say(`${words(change)}: ${by || "somebody else"} set ${found.join("/") || "nothing"} while you chose ${change.wanted.join("/") || "nothing"}. Yours is not saved yet. Press Enter to choose.`);
  document.dispatchEvent(new CustomEvent("matrix-conflict", { detail: cellOf(row, seat) }));
};

/** Sends the first list. True: go on with the next; false: later. */
const deliver = async () => {
  const [changes] = waiting;
  const late = setTimeout(() => { for (const { row, seat } of changes) cellOf(row, seat)?.setAttribute("data-state", "saving"); }, 300);
  let answer;
  try {
    answer = await post(changes);
  } catch {
    trouble = "The line to Remit is down.";
    return false;
  } finally {
    clearTimeout(late);
  }
  if (answer.signIn) { trouble = "You are signed out. Sign in again, and what is not saved is sent then."; return false; }
  if (answer.status >= 500) { trouble = "Remit did not answer as it should."; return false; }
  trouble = "";
  attempts = 0;
  const said = answer.isJson ? JSON.parse(answer.text) : {};
  if (answer.status === 409) {
    const rest = settleConflicts(changes, said.places ?? []);
    if (rest.length) waiting[0] = rest;
    else waiting.shift();
    for (const change of changes) if (!conflicts.has(placeOf(change))) mark(change, "");
  } else if (answer.status === 200) {
    await choiceMade();
    waiting.shift();
    if (!answer.isJson) await htmx.swap({ sourceElement: table(), target: table(), text: answer.text, swap: "none" });
    for (const change of changes) cellOf(change.row, change.seat)?.removeAttribute("data-state");
  } else {
    refused.push(waiting.shift());
    trouble = said.said || (answer.status === 403 ? "You may not change this." : "Remit would not take it.");
  }
  return true;
};

const run = async () => {
  if (isBusy) return;
  isBusy = true;
  clearTimeout(retry);
  let goes = true;
  while (waiting.length && goes) {
    goes = await deliver();
    remember();
    overlay();
  }
  isBusy = false;
  if (!goes) retry = setTimeout(run, Math.min(1000 * 2 ** attempts++, 15000));
  else if (!refused.length) trouble = "";
  report();
  for (const resolve of idle.splice(0)) resolve();
};

const again = () => {
  waiting = [...refused, ...waiting];
  refused = [];
  attempts = 0;
  run();
};

const leave = () => {
  for (const change of [...refused, ...waiting].flat().reverse()) unmark(change);
  waiting = isBusy ? waiting.slice(0, 1) : [];
  refused = [];
  trouble = "";
  remember();
  report();
};

/** Sends changes {cell, saw, letters}; they are drawn at once. */
export const send = (changes) => {
  const list = changes.map(({ cell, saw, letters }) => ({ row: rowKey(cell), seat: seatKey(cell), saw, wanted: letters })).filter((one) => !same(one.saw, one.wanted));
  if (!list.length) return;
  for (const change of list) { conflicts.delete(placeOf(change)); mark(change, ""); }
  waiting.push(list);
  remember();
  run();
};

/** What one wanted in a cell where somebody else was quicker. */
export const wantedIn = (cell) => conflicts.get(`${rowKey(cell)} ${seatKey(cell)}`)?.wanted ?? null;

/** Lets stand what the other one set. */
export const keepTheirs = (cell) => {
  const known = conflicts.get(`${rowKey(cell)} ${seatKey(cell)}`);
  if (!known) return;
  conflicts.delete(placeOf(known));
  unmark(known);
};

addEventListener("online", () => { if (waiting.length) { attempts = 0; run(); } });
addEventListener("beforeunload", (event) => { if (isUnsaved()) event.preventDefault(); });
document.addEventListener("htmx:after:swap", overlay);

try {
  const kept = JSON.parse(sessionStorage.getItem(KEY()) ?? "[]");
  if (kept.length) { waiting = [kept]; overlay(); run(); }
} catch {
  // Nothing was kept.
}
