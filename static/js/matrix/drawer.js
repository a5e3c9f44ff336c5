// Rows, seats and findings in a drawer beside the matrix; on a phone it comes up as a sheet. Without it each is a page of its own.
import { base, revision } from "./table.js";

const drawer = document.getElementById("drawer");
let opener = null;

const isInside = (href) => {
  const path = new URL(href, location.href).pathname;
  const rest = path.startsWith(base()) ? path.slice(base().length) : "";
  return /^(rows|seats)\/|^findings\/[0-9a-f]{16}\/$/.test(rest);
};
const isMatrix = (href) => new URL(href, location.href).pathname === base();

const load = async (href) => {
  await htmx.ajax("GET", href, { source: drawer, target: drawer, swap: "innerHTML" });
  if (!drawer.open && drawer.childElementCount) drawer.showModal();
  drawer.scrollTop = 0;
  const { hash } = new URL(href, location.href);
  const part = hash ? drawer.querySelector(hash)?.closest("section") : null;
  part?.scrollIntoView();
  const first = part?.querySelector("textarea, button") || drawer.querySelector("[autofocus]") || drawer.querySelector(".side-title");
  first?.focus();
};
/** Shows an answer that asks something; when it closes, the focus goes back where it was. */
export const present = async (text) => {
  opener = null;
  await htmx.swap({ sourceElement: drawer, target: drawer, text, swap: "innerHTML" });
  if (!drawer.open) drawer.showModal();
  drawer.querySelector(".side-title")?.focus();
};
const close = () => { if (drawer.open) drawer.close(); };

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  if (event.target === drawer || event.target.closest("#drawer [data-close-drawer]")) { event.preventDefault(); close(); return; }
  const phone = matchMedia("(max-width: 48rem)").matches;
  const row = phone && event.target.closest("#matrix tr[data-row]");
  const link = event.target.closest("a[href]") || (row && row.querySelector(".rname a"));
  if (!link || link.matches(".show, .cell")) return;
  if (drawer.contains(link) && isMatrix(link.href)) { event.preventDefault(); close(); return; }
  if (!isInside(link.href)) return;
  event.preventDefault();
  const { id } = link.closest("[id]") ?? {};
  if (!drawer.open) opener = id ? { id, href: link.href } : null;
  load(link.href);
});

/** What had the focus was drawn anew: it goes to what is asked for, to what is wrong, or to the top. */
const settle = () => {
  if (!drawer.open || (document.activeElement !== document.body && document.activeElement !== drawer)) return;
  const first = ["[autofocus]", "[aria-invalid=true]", "[role=alert]", ".side-title"].map((one) => drawer.querySelector(one)).find(Boolean);
  if (first && first.tabIndex < 0) first.tabIndex = -1;
  first?.focus();
};

/** What was pressed stays under the finger, also where findings come or go above it. */
const held = (pressed) => {
  const top = pressed?.getBoundingClientRect().top;
  return () => { if (pressed?.isConnected && drawer.contains(pressed)) drawer.scrollTop += pressed.getBoundingClientRect().top - top; };
};

drawer.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  event.stopPropagation();
  const asks = form.dataset.toggles !== undefined || form.dataset.pageRevision !== undefined;
  const values = !asks ? {} : { revision: revision() };
  const hold = held(event.submitter);
  htmx.ajax("POST", form.action, { source: form, event, target: drawer, swap: "innerHTML", values }).then(() => { settle(); hold(); });
}, true);

/** What went wrong is said where it was asked for: what lies under the drawer is not seen. */
const complain = (words) => {
  drawer.querySelector(".failed-note")?.remove();
  const line = Object.assign(document.createElement("p"), { className: "note warn failed-note", textContent: words, tabIndex: -1 });
  line.setAttribute("role", "alert");
  const title = drawer.querySelector(".side-title");
  if (title) title.after(line);
  else drawer.prepend(line);
  line.focus();
};
const saidIn = (text) => { try { return JSON.parse(text).said; } catch { return ""; } };
drawer.addEventListener("htmx:before:swap", (event) => {
  const { response, text, target } = event.detail.ctx;
  if (target !== drawer || !response || [200, 409, 422].includes(response.status)) return;
  const usual = response.status === 403 ? "You may not change this." : "That did not work. Look at the page again.";
  complain(saidIn(text) || usual);
});

document.addEventListener("matrix-done", close);
drawer.addEventListener("close", () => {
  drawer.replaceChildren();
  if (!opener) return; // the browser goes back by itself
  const links = [...(document.getElementById(opener.id)?.querySelectorAll("a") ?? [])];
  const back = links.find((one) => one.href === opener.href) || links[0] || document.getElementById("findings-head");
  back?.focus();
});
