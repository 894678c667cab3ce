/* Single keys, each with a visible control. Never in a text field, never with Ctrl, Alt or Meta, off by the profile. */

import { facts } from "./server.js";

const list = document.getElementById("keys");
const isTyping = (part) => part.closest?.("input, textarea, select, [contenteditable]");

function search() {
  document.querySelector("[data-search]")?.focus();
}

/* The focus itself goes down the list, so Enter opens what is marked as it always does. */
function step(by) {
  const rows = [...document.querySelectorAll("[data-href]")].filter((row) => row.offsetParent);
  const here = rows.indexOf(document.activeElement?.closest("[data-href]"));
  const row = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
  row?.querySelector("a[href]")?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const control = document.querySelector(`main [data-key="${key}"]`);
  if (control) control.click();
  else if (key === "n" && facts.newCase) location.assign(facts.newCase);
}

const ACTS = { "/": search, "?": () => list.showModal(), j: () => step(1), k: () => step(-1), e: () => press("e"), n: () => press("n") };

document.addEventListener("keydown", (event) => {
  if (document.body.dataset.keys !== "on" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const act = Object.hasOwn(ACTS, event.key) && ACTS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

for (const button of document.querySelectorAll("[data-show-keys]")) button.addEventListener("click", () => list.showModal());
list.querySelector("[data-close]").addEventListener("click", () => list.close());
