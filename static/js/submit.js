/* Sending forms: the button rests while it works, a double click does it once, a lost link loses nothing.

   A form with an idempotency key (input "submission") is sent by fetch: its redirect comes back as JSON with the
   address, its page with errors takes the place of <main>. Where fetch is of no use (files to download,
   data-plain, htmx) the browser sends it as ever. */

import { ask, facts, say, token, word } from "./server.js";

const busy = new WeakSet();

export function rest(form, submitter) {
  busy.add(form);
  const button = submitter ?? form.querySelector("button[type=submit], button:not([type])");
  if (!button) return;
  button.setAttribute("aria-busy", "true");
  setTimeout(() => { if (busy.has(form)) button.disabled = true; }); // after the browser has read its value
}

export function wake(form) {
  busy.delete(form);
  for (const button of document.querySelectorAll("button[aria-busy=true]")) {
    if (button.form !== form) continue;
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
}

function isSentByUs(form) {
  return facts && form.elements.submission && !("plain" in form.dataset) && !form.target &&
    ![form, ...form.querySelectorAll("button")].some((part) => part.hasAttribute("hx-post"));
}

async function send(form, submitter) {
  const body = new FormData(form, submitter);
  body.set("csrfmiddlewaretoken", token());
  const address = submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href;
  document.dispatchEvent(new CustomEvent("sending", { detail: form }));
  try {
    const answer = await ask(address, { method: "POST", body });
    if (answer.status === 401) return wake(form);
    await show(answer, form);
  } catch {
    say(word("nolink"));
    wake(form);
  } finally {
    document.dispatchEvent(new CustomEvent("sent", { detail: form }));
  }
}

const CAME_BACK = [200, 409, 422]; // the form itself, with errors or with what changed meanwhile

async function show(answer, form) {
  const kind = answer.headers.get("Content-Type") ?? "";
  if (answer.ok && kind.startsWith("application/json")) {
    const { location: target } = await answer.json();
    document.dispatchEvent(new CustomEvent("saved", { detail: form }));
    return go(target);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = page.querySelector("main");
  if (!main || !CAME_BACK.includes(answer.status)) {
    wake(form);
    return say(answer.status < 500 && main ? told(main) : word("trouble"));
  }
  document.title = page.title;
  document.querySelector("main").replaceWith(main);
  if (answer.url && answer.url !== location.href) history.replaceState(null, "", answer.url);
  window.htmx?.process(main);
  document.dispatchEvent(new CustomEvent("new-main", { detail: main }));
}

/* What an error page says (nginx says it in each language); what was typed stays on the screen. */
function told(main) {
  const words = main.querySelector(`section[lang="${document.documentElement.lang}"]`) ?? main;
  return [...words.querySelectorAll("h1, h2, p:not(:has(a))")].map((part) => part.textContent.trim()).join(" ");
}

function go(target) {
  const there = new URL(target, location.href);
  const isHere = there.pathname === location.pathname && there.search === location.search;
  if (isHere && there.hash) history.replaceState(null, "", there);
  if (isHere) location.reload();
  else location.assign(there);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (busy.has(form)) return event.preventDefault();
  say("");
  rest(form, event.submitter);
  if (!isSentByUs(form)) return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  if (form) wake(form);
});

addEventListener("pageshow", () => { for (const form of document.forms) wake(form); });
