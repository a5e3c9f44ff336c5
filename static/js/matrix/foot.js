// On a phone: buttons at the foot open the menus of the toolbar, which come up as sheets.
const openers = () => document.querySelectorAll("[data-opens]");
const menuOf = (button) => document.getElementById(button.dataset.opens);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-opens]");
  if (!button) return;
  event.stopPropagation(); // else it counts as a press outside the menu
  const menu = menuOf(button);
  for (const other of openers()) if (menuOf(other) !== menu) menuOf(other).open = false;
  menu.open = !menu.open;
}, true);

for (const button of openers()) {
  menuOf(button).addEventListener("toggle", ({ target }) => button.setAttribute("aria-expanded", String(target.open)));
}
// Escape closes the menu, and its own summary is not there on a phone.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const button = [...openers()].find((one) => menuOf(one).open && one.checkVisibility());
  if (!button) return;
  menuOf(button).open = false;
  button.focus();
  event.stopPropagation();
}, true);
