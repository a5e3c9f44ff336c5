// Ctrl+Enter continues from any field of a step, also from the list of people, where Enter begins a new line.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const button = document.querySelector("#setup [data-main]");
  if (!button) return;
  event.preventDefault();
  button.form.requestSubmit(button);
});
