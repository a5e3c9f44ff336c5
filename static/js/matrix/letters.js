// Letters drawn in a cell as the server draws them, before it has answered.
import { held, ordered, scheme } from "./table.js";

const shape = (letter, meaning) => {
  const drawn = document.createElement("span");
  drawn.className = `l l-${meaning}${letter.length > 1 ? " l-long" : ""}`;
  drawn.textContent = letter;
  return drawn;
};

/** The shapes of these letters. */
export const shapes = (letters) => {
  const meanings = Object.fromEntries(scheme());
  return letters.map((letter) => shape(letter, meanings[letter]));
};

/** Shows these letters in the cell, and beside them what stood there at the revision that the page compares with. */
export const draw = (cell, letters) => {
  const inside = cell.querySelector(".cell") ?? cell.appendChild(Object.assign(document.createElement("span"), { className: "cell" }));
  inside.replaceChildren(...shapes(letters), ...inside.querySelectorAll(":scope > .before"));
  cell.dataset.l = letters.join("/");
  cell.classList.toggle("off", !letters.length && inside.tagName === "SPAN");
};

/** What the cell holds once this letter is set, or taken away. */
export const withLetter = (cell, letter, isSet) => {
  const now = held(cell);
  return isSet ? ordered([...now, letter]) : now.filter((one) => one !== letter);
};
