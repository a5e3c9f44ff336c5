// Which rows are shown: by text, area, seat, letter and finding. The filter stands in the page's address.
import { allRows, cellsOf, heads, held, rowName, say, scheme, seatKeys, seatName, table } from "./table.js";
import { settleSoon } from "./walking.js";

const NAMES = ["q", "area", "seat", "letter", "finding"];
const FINDINGS = [["", "any rows"], ["any", "with a finding"], ["error", "with an error"], ["warning", "with a warning"], ["hint", "with a hint"], ["none", "without a finding"]];
const SIGNS = { error: "E", warning: "W", hint: "H" };
const menu = document.getElementById("filter");
const field = (name) => menu.querySelector(`[name=${name}]`);

/** Rows that were judged: what is edited stays in sight until the filter is changed. */
const judged = new Map();

const wanted = () => Object.fromEntries(NAMES.map((name) => [name, new URLSearchParams(location.search).get(name) ?? ""]));
const isNarrow = (filter) => NAMES.some((name) => filter[name]);

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const hasLetter = (row, { seat, letter }) => {
  const cells = cellsOf(row);
  const looked = seat ? [cells[seatKeys().indexOf(seat)]].filter(Boolean) : cells;
  return looked.some((cell) => (letter ? held(cell).includes(letter) : held(cell).length));
};

const hasFinding = (row, kind) => {
  const keys = SIGNS[kind] ? [SIGNS[kind]] : Object.values(SIGNS);
  const isMarked = keys.some((key) => row.querySelector(`.name .sev-${key}, .cell.${key}`));
  return isMarked === (kind !== "none");
};

const isWanted = (row, filter) =>
  (!filter.q || plain(rowName(row)).includes(plain(filter.q.trim()))) &&
  (!filter.area || row.closest("tbody").querySelector(".band").id === `area-${filter.area}`) &&
  (!(filter.seat || filter.letter) || hasLetter(row, filter)) &&
  (!filter.finding || hasFinding(row, filter.finding));

const line = () => document.getElementById("hidden-rows");

/** Shows and hides; ``anew``: every row is judged again. */
const apply = (anew) => {
  const filter = wanted();
  if (anew) judged.clear();
  let hidden = 0;
  for (const body of table().tBodies) {
    let shown = 0;
    for (const row of body.querySelectorAll("tr[data-row]")) {
      const { row: key } = row.dataset;
      if (!judged.has(key)) judged.set(key, !isNarrow(filter) || isWanted(row, filter));
      const isShown = judged.get(key);
      if (row.hidden === isShown) row.hidden = !isShown;
      shown += isShown;
      hidden += !isShown;
    }
    const band = body.querySelector(".band");
    if (band && band.hidden !== (shown === 0)) band.hidden = shown === 0;
  }
  const number = NAMES.filter((name) => filter[name]).length;
  const badge = document.getElementById("filter-number");
  badge.hidden = number === 0;
  badge.textContent = number;
  line().hidden = !isNarrow(filter);
  line().querySelector("span").textContent = `${hidden} ${hidden === 1 ? "row" : "rows"} hidden by the filter, ${judged.size - hidden} shown.`;
  return judged.size - hidden;
};

const option = ([value, text], chosen) => Object.assign(document.createElement("option"), { value, textContent: text, selected: value === chosen });

/** What can be chosen is what the matrix has. */
const offer = () => {
  const filter = wanted();
  const areas = [...table().querySelectorAll(".band")].map((band) => [band.id.slice("area-".length), band.querySelector(".fold").textContent.trim()]);
  const seats = heads().map((head) => [head.id.slice("seat-".length), [seatName(head), head.querySelector(".role")?.textContent].filter(Boolean).join(", ")]);
  const letters = scheme().map(([letter, meaning]) => [letter, `${letter}, ${meaning}`]);
  field("q").value = filter.q;
  field("area").replaceChildren(...[["", "all areas"], ...areas].map((one) => option(one, filter.area)));
  field("seat").replaceChildren(...[["", "anybody"], ...seats].map((one) => option(one, filter.seat)));
  field("letter").replaceChildren(...[["", "any letter"], ...letters].map((one) => option(one, filter.letter)));
  field("finding").replaceChildren(...FINDINGS.map((one) => option(one, filter.finding)));
};

const write = (filter) => {
  const address = new URL(location.href);
  for (const name of NAMES) {
    if (filter[name]) address.searchParams.set(name, filter[name]);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
};

const change = () => {
  write(Object.fromEntries(NAMES.map((name) => [name, field(name).value])));
  const shown = apply(true);
  settleSoon();
  say(`${shown} of ${allRows().length} rows shown.`);
};

export const showAll = () => {
  write({});
  offer();
  apply(true);
  settleSoon();
  say("All rows are shown.");
};

menu.addEventListener("input", change);
menu.addEventListener("toggle", () => { if (menu.open) { offer(); field("q").focus(); } });
document.addEventListener("click", (event) => { if (event.target.closest("[data-unfilter]")) showAll(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  event.preventDefault();
  menu.open = true;
});
addEventListener("popstate", () => { offer(); apply(true); });
document.addEventListener("htmx:after:swap", () => apply(false));

// "Show" of a finding leads to its row also where the filter hides it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.show");
  if (!link || !isNarrow(wanted())) return;
  const keys = link.closest(".finding").dataset.rows.split(" ").filter(Boolean);
  for (const key of keys) judged.set(key, true);
  apply(false);
}, true);

offer();
apply(true);
