// What is printed says of when it is, also where the page has been open for long.
import { revision, table } from "./table.js";

let hidden = [];
/** Rows that a filter hides are printed too: no style sheet can show what has the attribute. */
const showHidden = () => {
  hidden = [...table().querySelectorAll("tr[hidden]")];
  for (const line of hidden) line.hidden = false;
};

addEventListener("afterprint", () => {
  for (const line of hidden) line.hidden = true;
  hidden = [];
});
addEventListener("beforeprint", () => {
  if (!hidden.length) showHidden();
  const day = document.querySelector("[data-day]");
  day.textContent = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date());
  document.querySelector("[data-revision-printed]").textContent = `revision ${revision()}`;
  const rest = document.querySelector("[data-rest]");
  if (rest && rest.dataset.rest !== revision()) rest.replaceChildren("More findings: reload the page and print again to have those beyond thirty of a kind on paper.");
});
