// The others: who is here, which cell they are on, and what they changed. Asked every second and a half.
import { fetchPage } from "./anew.js";
import { isOpen } from "./choice.js";
import { isUnsaved } from "./outbox.js";
import { isDragging } from "./selection.js";
import { base, cellOf, csrfToken, revision, rowName, rowOf, say } from "./table.js";
import { place } from "./walking.js";

const OFTEN = 1500;
const SELDOM = 8000;
const LONGEST = 15000;
const list = document.getElementById("here");
let others = [];
let failures = 0;
let timer;

/** What is being typed or chosen is not disturbed: the news come with the next question. */
const isBusy = () => isOpen() || isDragging() || isUnsaved() || document.querySelector("[data-busy]") !== null;
/** Where the page shows more than the present matrix, it is fetched as it stands in the address. */
const isPlain = () => !["view", "since", "look"].some((name) => new URLSearchParams(location.search).has(name));

const first = (name) => name.split(/\s+/u)[0];
const initials = (name) => name.split(/\s+/u).map((part) => part[0]).join("").slice(0, 2).toUpperCase();

const showAt = () => {
  for (const flag of document.querySelectorAll("#matrix .flag")) flag.remove();
  for (const cell of document.querySelectorAll("#matrix .is-here")) cell.classList.remove("is-here");
  for (const { name, row, seat } of others) {
    const cell = row && seat ? cellOf(row, seat) : null;
    if (!cell) continue;
    cell.classList.add("is-here");
    cell.append(Object.assign(document.createElement("span"), { className: "flag", textContent: first(name), ariaHidden: "true" }));
  }
};

const showWho = (number) => {
  const known = others.map(({ name, row }) => {
    const line = Object.assign(document.createElement("li"), { className: "avatar", title: name });
    const at = row && rowOf(row) ? `, at ${rowName(rowOf(row))}` : "";
    const said = Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: `${name} is here${at}` });
    line.append(Object.assign(document.createElement("span"), { textContent: initials(name), ariaHidden: "true" }), said);
    return line;
  });
  const more = number - others.length;
  if (more > 0) known.push(Object.assign(document.createElement("li"), { className: "more", textContent: `+${more}`, title: `${more} more` }));
  list.replaceChildren(...known.slice(0, 5));
  if (known.length > 5) list.append(Object.assign(document.createElement("li"), { className: "more", textContent: `+${number - 5}` }));
  list.hidden = number === 0;
};

const greet = (now) => {
  const before = new Set(others.map((one) => one.user));
  const come = now.filter((one) => !before.has(one.user)).map((one) => one.name);
  if (come.length) say(`${come.join(" and ")} ${come.length === 1 ? "is" : "are"} here.`);
};

const fetchAnew = async () => {
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (isBusy()) return;
  for (const id of ["matrix", "panel", "revision", "count", "compared"]) {
    const piece = page.getElementById(id);
    if (piece) document.getElementById(id)?.replaceWith(document.adoptNode(piece));
  }
  htmx.process(document.getElementById("panel"));
  document.dispatchEvent(new CustomEvent("htmx:after:swap"));
};

const wash = (cells) => {
  for (const [row, seat] of cells) {
    const cell = cellOf(row, seat);
    if (!cell) continue;
    cell.classList.add("is-washed");
    setTimeout(() => cell.classList.remove("is-washed"), 1000);
  }
};

const take = async ({ pieces, cells, said, anew }) => {
  if (anew) { fetchPage(said); return; }
  if (!isPlain()) { await fetchAnew(); return; }
  await htmx.swap({ sourceElement: document.body, target: document.body, text: pieces, swap: "none" });
  wash(cells);
  say(said);
};

const ask = async () => {
  const [row = "", seat = ""] = place();
  const said = new URLSearchParams({ row, seat, revision: revision() });
  if (isBusy()) said.set("quiet", "1");
  const answer = await fetch(`${base()}live/`, {
    method: "POST",
    headers: { "HX-Request": "true", "X-CSRFToken": csrfToken() }, // not the address: the news are the same for all
    body: said,
    signal: AbortSignal.timeout(10000),
  });
  if (answer.headers.has("HX-Redirect") || [403, 404].includes(answer.status)) return false;
  if (!answer.ok) throw new Error(answer.status);
  const news = await answer.json();
  greet(news.others);
  others = news.others;
  showWho(news.number);
  showAt();
  if ((news.pieces || news.anew) && !isBusy() && said.get("revision") === revision()) await take(news);
  return true;
};

const turn = async () => {
  clearTimeout(timer);
  let goesOn = true;
  try {
    goesOn = await ask();
    failures = 0;
  } catch {
    failures += 1; // the line is down: what is unsaved is said by the outbox
  }
  const pause = document.hidden ? SELDOM : OFTEN;
  if (goesOn) timer = setTimeout(turn, Math.min(pause * 2 ** failures, LONGEST));
};

document.addEventListener("visibilitychange", () => { if (!document.hidden) turn(); });
document.addEventListener("htmx:after:swap", showAt);
timer = setTimeout(turn, 300);
