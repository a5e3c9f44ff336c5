// A button copies what a field holds.
for (const button of document.querySelectorAll("[data-copies]")) {
  const words = button.lastChild;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      words.textContent = "Copied";
    } catch {
      document.execCommand("copy"); // without https there is no clipboard to write to
      words.textContent = "Copied";
    }
    document.getElementById("live").textContent = "Copied.";
  });
}
