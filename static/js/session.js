/* The idle end of a session: warned two minutes before, then the page is covered and one signs in in place. */

import { ask, facts, renewTokens, token } from "./server.js";

const PING_EVERY = 60_000;
const { body } = document;
const warnAt = Number(body.dataset.warn) * 1000;
let endsAt = Date.now() + Number(body.dataset.idle) * 1000; // by the clock on the wall: a sleeping computer has no timers
let pingedAt = Date.now();
let sending = 0;
let timer;

const warning = document.getElementById("session-warning");
const cover = document.getElementById("session-over");

async function learn(address) {
  const answer = await ask(address);
  if (answer.status === 401) return;
  if (!answer.ok) return plan(10_000);
  const { left, user, csrf } = await answer.json();
  if (String(user) !== facts.user) return location.reload(); // somebody else has signed in here
  endsAt = Date.now() + left * 1000;
  renewTokens(csrf);
  if (left * 1000 > warnAt) warning.close();
  if (cover.open) uncover();
  plan();
}

/* Nothing is known where there is no link: ask again soon, the page stays usable. */
const quietly = (address) => learn(address).catch(() => plan(10_000));

function plan(wait = Math.max(endsAt - warnAt - Date.now(), 1000)) {
  clearTimeout(timer);
  timer = setTimeout(look, Math.min(wait, 2 ** 30));
}

async function look() {
  await quietly(facts.left); // another window may have kept the session alive
  const rest = endsAt - Date.now();
  if (cover.open || rest > warnAt) return;
  if (!warning.open) warning.showModal();
  warning.querySelector("[data-seconds]").textContent = new Date(Math.max(rest, 0)).toISOString().slice(14, 19);
  plan(Math.min(Math.max(rest, 1000), 10_000));
}

function coverUp() {
  clearTimeout(timer);
  warning.close();
  if (cover.open) return;
  cover.showModal();
  cover.querySelector("[name=password]").focus();
}

function uncover() {
  cover.close();
  cover.querySelector("[name=password]").value = "";
}

async function signIn(event) {
  event.preventDefault();
  const form = event.target;
  const fields = new FormData(form);
  fields.set("csrfmiddlewaretoken", token());
  for (const line of form.querySelectorAll("[role=alert]")) line.hidden = true;
  try {
    const answer = await ask(form.action, { method: "POST", body: fields });
    if (answer.ok) await learn(facts.left);
    if (cover.open) form.querySelector(answer.ok ? "[data-second-step]" : "[data-wrong]").hidden = false;
  } catch {
    form.querySelector("[data-no-link]").hidden = false;
  }
}

function active() {
  if (cover.open || Date.now() - pingedAt < PING_EVERY) return;
  pingedAt = Date.now();
  quietly(facts.active);
}

document.addEventListener("signed-out", coverUp);
document.addEventListener("sending", () => { sending += 1; });
document.addEventListener("sent", () => { sending -= 1; });
setInterval(() => { if (sending) quietly(facts.active); }, PING_EVERY); // a long upload is activity
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, active, { passive: true });
warning.querySelector("[data-stay]").addEventListener("click", () => quietly(facts.active));
warning.addEventListener("cancel", (event) => event.preventDefault());
cover.addEventListener("cancel", (event) => event.preventDefault()); // Escape does not lift it
cover.querySelector("form").addEventListener("submit", signIn);
plan();
