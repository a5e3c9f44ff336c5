// Findings beside the matrix: "Show" lights the rows and draws the first way out in the very cells.
import { cellOf } from "./table.js";
import { focus } from "./walking.js";

const shown = () => document.querySelector(".finding[aria-current]");
let fingerprint = "";

const unlight = () => {
  for (const one of document.querySelectorAll(".is-shown")) one.classList.remove("is-shown");
  for (const one of document.querySelectorAll(".preview")) one.remove();
  for (const one of document.querySelectorAll(".is-previewed")) one.classList.remove("is-previewed");
  const finding = shown();
  if (finding) {
    finding.removeAttribute("aria-current");
    finding.querySelector("details")?.removeAttribute("open");
    finding.querySelector(".show").textContent = "Show";
  }
  fingerprint = "";
};

const preview = (finding) => {
  const drawn = new Set();
  for (const turn of finding.querySelectorAll("[data-cell]")) {
    if (drawn.has(turn.dataset.cell)) continue; // the first way out wins
    drawn.add(turn.dataset.cell);
    const cell = cellOf(...turn.dataset.cell.split(" "));
    if (!cell) continue;
    const over = document.createElement("span");
    over.className = "preview edit";
    over.setAttribute("aria-hidden", "true");
    over.append(...[...turn.cloneNode(true).childNodes]);
    cell.classList.add("is-previewed");
    cell.append(over);
  }
};

const light = (finding) => {
  unlight();
  fingerprint = finding.id;
  finding.setAttribute("aria-current", "true");
  finding.querySelector(".show").textContent = "Shown in the matrix";
  const details = finding.querySelector("details");
  if (details) details.open = true;
  for (const key of finding.dataset.rows.split(" ")) if (key) document.getElementById(`row-${key}`)?.classList.add("is-shown");
  if (!finding.dataset.rows) for (const key of finding.dataset.seats.split(" ")) if (key) document.getElementById(`seat-${key}`)?.classList.add("is-shown");
  preview(finding);
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.show");
  if (!link) return;
  event.preventDefault();
  const finding = link.closest(".finding");
  if (finding === shown()) { unlight(); return; }
  light(finding);
  const target = document.querySelector(link.getAttribute("href"));
  target?.scrollIntoView({ block: "center", inline: "nearest" });
  const cell = target?.querySelector("td.c .E, td.c .W, td.c .H")?.closest("td.c");
  focus(cell);
});

// The list was drawn anew: what was shown is shown again, or is no more.
document.addEventListener("htmx:after:swap", () => {
  if (!fingerprint) return;
  const finding = document.getElementById(fingerprint);
  if (finding) light(finding);
  else unlight();
});

// What was done stays to be read for a while.
let leaving;
const done = document.getElementById("done");
if (done) {
  new MutationObserver(() => {
    clearTimeout(leaving);
    leaving = setTimeout(() => done.replaceChildren(), 8000);
  }).observe(done, { childList: true });
}
