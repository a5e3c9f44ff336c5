// Compact or comfortable rows; remembered for this browser, and set before the page is drawn (theme.js).
const root = document.documentElement;
const button = document.querySelector("[data-density-choice]");

const show = () => button.setAttribute("aria-pressed", String(root.dataset.density === "roomy"));

button?.addEventListener("click", () => {
  const isRoomy = root.dataset.density !== "roomy";
  if (isRoomy) root.dataset.density = "roomy";
  else delete root.dataset.density;
  try {
    if (isRoomy) localStorage.setItem("remit-density", "roomy");
    else localStorage.removeItem("remit-density");
  } catch {
    // Storage is closed: it lasts as long as the page.
  }
  show();
});
if (button) show();
