// The line that says what is not saved, why, and what can be done.
import { say } from "./table.js";

const line = () => document.getElementById("unsaved");
let spoken = "";

const button = (text, does, css = "btn btn-sm") => {
  const made = Object.assign(document.createElement("button"), { type: "button", className: css, textContent: text });
  made.addEventListener("click", does);
  return made;
};

/** Says it, or that all is saved again. */
export const tell = ({ number, trouble, isRefused, again, leave }) => {
  if (!trouble || !number) {
    if (spoken) say("Everything is saved.");
    spoken = "";
    line().hidden = true;
    line().replaceChildren();
    return;
  }
  const words = `${number === 1 ? "1 change is" : `${number} changes are`} not saved. ${trouble}`;
  if (words === spoken) return;
  spoken = words;
  const text = Object.assign(document.createElement("span"), { textContent: words });
  const choices = [button("Try again", again, "btn btn-sm btn-primary")];
  if (isRefused) choices.push(button("Take it back", leave));
  line().replaceChildren(text, ...choices);
  line().hidden = false;
  say(words);
};
