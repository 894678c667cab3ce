/* Where the eye should go first: what is wrong in a form. */

export function focusFirst(root) {
  root.querySelector("[data-error-summary]")?.focus();
}
