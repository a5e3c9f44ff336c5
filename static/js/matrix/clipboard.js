// Blocks of cells from and to spreadsheets. Copying needs nobody; what is pasted the server reads, and asks where it must.
import { present } from "./drawer.js";
import { isUnsaved, send, settled } from "./outbox.js";
import { block, blockCells } from "./selection.js";
import { base, cellOf, cellsOf, csrfToken, held, isEditable, note, revision, rows, say, seatKeys, table } from "./table.js";
import { place } from "./walking.js";

const MOST = 1_000_000; // characters
const MOST_SENT = 2_400_000; // bytes; a request has an end

/** Whether the clipboard is meant for the grid: one stands in a cell, and no text beside the grid is marked. */
const isHere = () => {
  if (!document.activeElement?.matches("#matrix td.c") || document.querySelector("dialog[open]")) return false;
  const marked = getSelection();
  return marked.isCollapsed || table().contains(marked.anchorNode);
};
// Safari copies, cuts and pastes where nothing is marked only if somebody says beforehand that it will be minded.
for (const kind of ["beforecopy", "beforecut", "beforepaste"]) {
  document.addEventListener(kind, (event) => { if (isHere()) event.preventDefault(); });
}

const quoted = (text) => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const lines = () => {
  const { rows: keys, seats } = block();
  return keys.map((row) => seats.map((seat) => held(cellOf(row, seat)).join("/")));
};

const copy = (event) => {
  const texts = lines();
  const html = document.createElement("table");
  for (const line of texts) {
    const row = html.insertRow();
    for (const text of line) row.insertCell().textContent = text;
  }
  event.clipboardData.setData("text/plain", texts.map((line) => line.map(quoted).join("\t")).join("\n"));
  event.clipboardData.setData("text/html", html.outerHTML);
  event.preventDefault();
  const number = texts.flat().length;
  say(`Copied ${number} ${number === 1 ? "cell" : "cells"}.`);
};

document.addEventListener("copy", (event) => { if (isHere()) copy(event); });
document.addEventListener("cut", (event) => {
  if (!isHere()) return;
  copy(event);
  if (!isEditable()) { note("Copied, and nothing was taken out: you may not change this."); return; }
  send(blockCells().map((cell) => ({ cell, saw: held(cell), letters: [] })));
});

const from = (all, key) => all.slice(Math.max(all.indexOf(key), 0));

/** Where to paste: the keys from the cell onwards, and how large the selected block is. It stays that, however often it is tried. */
const aim = () => {
  const chosen = block();
  const [row, seat] = [chosen.rows[0] ?? place()[0], chosen.seats[0] ?? place()[1]];
  return {
    rows: from(rows().map((line) => line.dataset.row), row),
    seats: from(seatKeys(), seat),
    down: chosen.rows.length,
    right: chosen.seats.length,
  };
};

/** What the page shows, in the rows that are shown. */
const seen = () => {
  const [saw, known] = [{}, seatKeys()];
  for (const line of rows()) {
    cellsOf(line).forEach((cell, at) => { if (cell.dataset.l) saw[`${line.dataset.row} ${known[at]}`] = cell.dataset.l; });
  }
  return saw;
};

const failed = (words, what) => {
  note(words);
  const again = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm", textContent: "Try again" });
  again.addEventListener("click", () => deliver(what));
  document.querySelector("#done .note")?.append(" ", again);
};

const size = (text) => new Blob([text]).size;

/** What is sent: without the HTML where that would be too much, null where the text is too. */
const asked = (what) => {
  const ways = what.text ? [what, { ...what, html: "" }] : [what];
  return ways.map((one) => JSON.stringify({ ...one, saw: seen() })).find((one) => size(one) < MOST_SENT) ?? null;
};

/** As a form of parts: the other kind writes three characters for each sign of the HTML, and a request has an end. */
const form = (words) => {
  const body = new FormData();
  body.set("asked", words);
  body.set("revision", revision());
  return body;
};

const post = async (what) => {
  await settled();
  if (isUnsaved()) { failed("Not pasted: something that was typed is not saved yet.", what); return; }
  const wanted = asked(what);
  if (!wanted) { note("Not pasted: this is more than Remit takes at once. Copy fewer cells."); return; }
  note("Pasting…");
  table().dataset.busy = "";
  let answer;
  let words;
  try {
    answer = await fetch(`${base()}paste/`, {
      method: "POST",
      headers: { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": csrfToken() },
      body: form(wanted),
      signal: AbortSignal.timeout(30000),
    });
    words = await answer.text();
  } catch {
    failed("Not pasted: the line to Remit is down.", what);
    return;
  } finally {
    delete table().dataset.busy;
  }
  await take(answer, words, what);
};

const take = async (answer, words, what) => {
  const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
  if (answer.headers.has("HX-Redirect")) failed("Not pasted: you are signed out. Sign in again in another tab, and try again here.", what);
  else if (isJson) note(JSON.parse(words).said);
  else if (answer.status === 200) await htmx.swap({ sourceElement: table(), target: table(), text: words, swap: "none" });
  else if (answer.status === 409) {
    document.getElementById("done").replaceChildren();
    await present(words);
  } else failed(answer.status === 403 ? "Not pasted: you may not change this." : "Not pasted: Remit did not answer as it should.", what);
};

/** One paste after the other. */
let last = Promise.resolve();
const deliver = (what) => { last = last.then(() => post(what)); };

document.addEventListener("paste", (event) => {
  if (!isHere() || !isEditable()) return;
  event.preventDefault();
  const [html, text] = ["text/html", "text/plain"].map((kind) => event.clipboardData.getData(kind));
  if (text.length > MOST) { note("Not pasted: the clipboard holds more than a million characters. Copy fewer cells."); return; }
  deliver({ html: html.length > MOST ? "" : html, text, ...aim() });
});
