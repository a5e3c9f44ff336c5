// Undo and redo of one's own edits, by key and by button: what was typed is saved first, then one after the other.
import { close } from "./choice.js";
import { present } from "./drawer.js";
import { isUnsaved, settled } from "./outbox.js";
import { fetchPage } from "./anew.js";
import { base, csrfToken, note, revision, table } from "./table.js";
import { current, focus } from "./walking.js";

const button = (way) => document.querySelector(`#undo [data-way=${way}]`);
const isOff = (one) => one.getAttribute("aria-disabled") === "true";

const post = async (way, entry) => {
  const answer = await fetch(`${base()}${way}/`, {
    method: "POST",
    headers: { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": csrfToken() },
    body: new URLSearchParams({ entry, revision: revision() }),
    signal: AbortSignal.timeout(15000),
  });
  return { status: answer.status, signIn: answer.headers.get("HX-Redirect"), isAnew: answer.headers.has("HX-Refresh"), text: await answer.text() };
};

const take = async (way) => {
  await settled();
  const wanted = button(way);
  if (!wanted) return;
  if (isUnsaved()) { note(`Nothing was ${way === "undo" ? "undone" : "redone"}: something is not saved yet.`); return; }
  if (isOff(wanted)) { note(wanted.title); return; }
  let answer;
  try {
    answer = await post(way, wanted.value);
  } catch {
    note(`The line to Remit is down. Nothing was ${way === "undo" ? "undone" : "redone"}.`);
    return;
  }
  if (answer.signIn) location.assign(answer.signIn);
  else if (answer.isAnew) fetchPage();
  else if (answer.status === 200) await htmx.swap({ sourceElement: table(), target: table(), text: answer.text, swap: "none" });
  else if (answer.status === 409) await present(answer.text);
  else note(answer.status === 403 ? "You may not change this." : "That did not work. Look at the page again.");
};

let last = Promise.resolve();
const go = (way) => {
  close();
  last = last.then(() => take(way));
};

const wayOf = ({ key, shiftKey }) => {
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : "";
};

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const way = wayOf(event);
  if (!way || !button(way)) return;
  event.preventDefault();
  go(way);
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "undo") return;
  event.preventDefault();
  event.stopPropagation();
  go(event.submitter?.dataset.way ?? event.submitter?.dataset.thumb ?? "undo");
}, true);

// The question is answered: what had the focus may have been drawn anew meanwhile.
document.getElementById("drawer").addEventListener("close", () => {
  if (document.activeElement === document.body) focus(current());
});

// The bar under the thumb has the same two buttons without their names.
const settleThumb = () => {
  for (const thumb of document.querySelectorAll("[data-thumb]")) {
    const like = button(thumb.dataset.thumb);
    for (const name of ["aria-label", "aria-disabled", "title"]) {
      if (like.hasAttribute(name)) thumb.setAttribute(name, like.getAttribute(name));
      else thumb.removeAttribute(name);
    }
  }
};
document.addEventListener("htmx:after:swap", settleThumb);
