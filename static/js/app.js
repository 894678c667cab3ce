/* Everything that the pages' scripts do starts here; each page works without any of it. */

import "./copy.js";
import "./submit.js";
import { focusFirst } from "./focus.js";
import { showMiddle } from "./middle.js";
import { facts } from "./server.js";

focusFirst(document);
showMiddle(document);
document.addEventListener("new-main", ({ detail }) => focusFirst(detail));
document.addEventListener("new-main", ({ detail }) => showMiddle(detail));

if (facts) {
  await Promise.all([import("./session.js"), import("./keys.js")]);
  const { keepDrafts } = await import("./drafts.js");
  keepDrafts(document);
  document.addEventListener("new-main", ({ detail }) => keepDrafts(detail));
}

/* Said last, when every script is there: what needs them is shown only then. */
document.documentElement.dataset.scripted = "";
