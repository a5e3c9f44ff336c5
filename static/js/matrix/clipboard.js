// Blocks of cells from and to spreadsheets. Copying needs nobody; what is pasted the server reads, and asks where it must.
import { present } from "./drawer.js";
import { send, settled } from "./outbox.js";
import { block, blockCells } from "./selection.js";
import { base, cellOf, cellsOf, csrfToken, held, isEditable, note, revision, rows, say, seatKeys, table } from "./table.js";
import { place } from "./walking.js";

const MOST = 1_000_000; // characters; a request has an end

/** Whether the clipboard is meant for the grid: one stands in a cell, and nothing else is marked. */
const isHere = () => document.activeElement?.matches("#matrix td.c") && !document.querySelector("dialog[open]");

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
  event.clipboardData.setData("text/plain", texts.map((line) => line.join("\t")).join("\n"));
  event.clipboardData.setData("text/html", html.outerHTML);
  event.preventDefault();
  const number = texts.flat().length;
  say(`Copied ${number} ${number === 1 ? "cell" : "cells"}.`);
};

document.addEventListener("copy", (event) => { if (isHere()) copy(event); });
document.addEventListener("cut", (event) => {
  if (!isHere()) return;
  copy(event);
  if (isEditable()) send(blockCells().map((cell) => ({ cell, saw: held(cell), letters: [] })));
});

const from = (all, key) => all.slice(Math.max(all.indexOf(key), 0));

/** What the server needs to know of the place: the keys from there on, and what the page shows in these cells. */
const asked = (html, text) => {
  const chosen = block();
  const [row, seat] = [chosen.rows[0] ?? place()[0], chosen.seats[0] ?? place()[1]];
  const [keys, seats] = [from(rows().map((line) => line.dataset.row), row), from(seatKeys(), seat)];
  const [saw, known] = [{}, seatKeys()];
  for (const line of rows()) {
    cellsOf(line).forEach((cell, at) => { if (cell.dataset.l) saw[`${line.dataset.row} ${known[at]}`] = cell.dataset.l; });
  }
  return { html, text, rows: keys, seats, down: chosen.rows.length, right: chosen.seats.length, saw };
};

const failed = (words, html, text) => {
  note(words);
  const again = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm", textContent: "Try again" });
  again.addEventListener("click", () => deliver(html, text));
  document.querySelector("#done .note")?.append(" ", again);
};

const deliver = async (html, text) => {
  await settled();
  say("Pasting…");
  table().dataset.busy = "";
  let answer;
  try {
    answer = await fetch(`${base()}paste/`, {
      method: "POST",
      headers: { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": csrfToken() },
      body: new URLSearchParams({ asked: JSON.stringify(asked(html, text)), revision: revision() }),
      signal: AbortSignal.timeout(30000),
    });
  } catch {
    failed("Not pasted: the line to Remit is down.", html, text);
    return;
  } finally {
    delete table().dataset.busy;
  }
  const words = await answer.text();
  if ((answer.headers.get("Content-Type") ?? "").includes("json")) note(JSON.parse(words).said);
  else if (answer.status === 200 && !answer.headers.has("HX-Redirect")) await htmx.swap({ sourceElement: table(), target: table(), text: words, swap: "none" });
  else if (answer.status === 409) await present(words);
  else failed(answer.status === 403 ? "Not pasted: you may not change this." : "Not pasted: Remit did not answer as it should.", html, text);
};

document.addEventListener("paste", (event) => {
  if (!isHere() || !isEditable()) return;
  event.preventDefault();
  const [html, text] = ["text/html", "text/plain"].map((kind) => event.clipboardData.getData(kind));
  if (text.length > MOST) { note("Not pasted: the clipboard holds more than a million characters. Copy fewer cells."); return; }
  deliver(html.length > MOST ? "" : html, text);
});
