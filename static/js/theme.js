// Loaded before the page is drawn, so that a chosen theme never flashes.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("has-script");
  try {
    const chosen = localStorage.getItem("remit-theme");
    if (chosen === "light" || chosen === "dark") root.dataset.bsTheme = chosen;
    if (localStorage.getItem("remit-density") === "roomy") root.dataset.density = "roomy";
  } catch {
    // Storage is closed: the theme follows the system.
  }
})();
