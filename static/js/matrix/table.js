// The matrix as it stands in the page: its lines, seats, cells and letters, by place and by key.

export const table = () => document.getElementById("matrix");
export const base = () => table().dataset.base;
export const isEditable = () => "editable" in table().dataset;
export const revision = () => document.getElementById("revision").dataset.revision;
export const csrfToken = () => document.querySelector("meta[name=csrf-token]").content;

/** The scheme: [letter, meaning], heaviest first. */
export const scheme = () => table().dataset.letters.split("/").map((one) => one.split(":"));
/** Letters in the scheme's order, each once. */
export const ordered = (letters) => scheme().map(([letter]) => letter).filter((letter) => letters.includes(letter));

/** The rows that are shown: neither folded nor filtered away. */
export const rows = () => [...table().querySelectorAll("tbody:not(.is-folded) > tr[data-row]:not([hidden])")];
export const allRows = () => [...table().querySelectorAll("tr[data-row]")];
export const heads = () => [...table().querySelectorAll("thead th.seat-head")];
export const seatKeys = () => heads().map((head) => head.id.slice("seat-".length));
export const cellsOf = (row) => [...row.querySelectorAll("td.c")];

export const rowOf = (key) => document.getElementById(`row-${key}`);
export const rowKey = (cell) => cell.closest("tr").dataset.row;
/** The number of the cell's seat. */
export const columnOf = (cell) => cellsOf(cell.parentElement).indexOf(cell);
export const seatKey = (cell) => seatKeys()[columnOf(cell)];
/** The cell of a row and a seat, by their keys; undefined where either is gone. */
export const cellOf = (row, seat) => {
  const line = rowOf(row);
  return line ? cellsOf(line)[seatKeys().indexOf(seat)] : undefined;
};
export const addressOf = (cell) => `${base()}cells/${rowKey(cell)}/${seatKey(cell)}/`;

/** The letters that the cell shows. */
export const held = (cell) => (cell.dataset.l ? cell.dataset.l.split("/") : []);
export const rowName = (row) => row.querySelector(".rname a").textContent;
export const seatName = (head) => head.querySelector(".seat b a").textContent.trim();

/** Says it to those who listen instead of look. */
export const say = (words) => { document.getElementById("live").textContent = words; };

/** A note at the foot of the page, until it is replaced or has been there for a while. */
export const note = (words) => {
  const line = document.createElement("p");
  line.className = "note";
  line.textContent = words;
  document.getElementById("done").replaceChildren(line);
  say(words);
};
