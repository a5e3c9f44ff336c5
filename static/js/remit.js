// What every page needs: the CSRF header for htmx, menus that close, the theme, and words for screen readers.
(() => {
  "use strict";
  const root = document.documentElement;
  const remember = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // Storage is closed: the choice lasts as long as the page.
    }
  };

  document.addEventListener("htmx:config:request", (event) => {
    const request = event.detail.ctx.request;
    const token = document.querySelector('meta[name="csrf-token"]');
    if (token && request.method !== "GET") request.headers["X-CSRFToken"] = token.content;
  });

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
  };
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  const showTheme = () => {
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === (root.dataset.bsTheme ?? "")));
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (button) {
      const choice = button.dataset.themeChoice;
      if (choice) root.dataset.bsTheme = choice;
      else delete root.dataset.bsTheme;
      remember("remit-theme", choice);
      showTheme();
    }
    const dismiss = event.target.closest("[data-dismiss]");
    if (dismiss) dismiss.closest(".note").remove();
    if (event.target.closest("[data-print]")) window.print();
  });
  showTheme();

  // Tabs that do not fit scroll sideways; the current one is in sight from the start.
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) tab.scrollIntoView({ block: "nearest", inline: "center" });
})();
