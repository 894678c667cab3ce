/* <button data-copy="C-2026-000123" data-copied="copied">: to the clipboard. */

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  if (button.dataset.copied) button.textContent = button.dataset.copied;
});
