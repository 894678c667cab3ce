/* Drafts of forms with data-draft="name": on the server while there is a link, here only what it has not received.

   The draft's name is the page's path, "#" and the form's own name; a data-draft that begins with "/" is the whole
   name (for forms that are sent to another address than their page's). */

import { ask, facts, word } from "./server.js";

const WAIT = 3000; // after the last key
const RETRY = 15_000;
const NOT_KEPT = ["csrfmiddlewaretoken", "submission", "draft"];
const PREFIX = `ubalozi.draft.${facts.user}.`;

function written(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (NOT_KEPT.includes(name) || typeof value !== "string") continue;
    if (form.querySelector(`[type=password][name="${CSS.escape(name)}"]`)) continue;
    (fields[name] ??= []).push(value);
  }
  return fields;
}

function write(form, fields) {
  for (const part of form.elements) {
    const values = fields[part.name] ?? [];
    if (!part.name || NOT_KEPT.includes(part.name) || ["file", "password", "submit", "button"].includes(part.type)) continue;
    if (part.type === "checkbox") part.checked = values.includes(part.value);
    else if (part.type === "radio") part.checked = values.length ? values.includes(part.value) : part.checked;
    else if (part.type === "select-multiple") for (const option of part.options) option.selected = values.includes(option.value);
    else if (values.length) part.value = values.shift();
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

const same = (one, other) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

class Draft {
  constructor(form) {
    this.form = form;
    const { draft } = form.dataset;
    this.name = draft.startsWith("/") ? draft : `${location.pathname}#${draft}`;
    this.address = `${facts.draft}?form=${encodeURIComponent(this.name)}`;
    const cameBack = form.querySelector("[data-error-summary]") !== null; // with what was typed, which is nowhere else
    this.atFirst = cameBack ? {} : written(form);
    this.isDirty = false;
    this.line = form.querySelector("[data-draft-line]") ?? this.addLine();
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "draft", value: this.name }));
    form.addEventListener("input", () => this.touched());
    if (cameBack) this.touched();
    else this.offer();
  }

  addLine() {
    const line = Object.assign(document.createElement("p"), { className: "draft-line" });
    line.setAttribute("role", "status");
    (this.form.querySelector(".form-actions") ?? this.form).append(line);
    return line;
  }

  tell(text, isBad = false) {
    this.line.textContent = text;
    this.line.classList.toggle("bad", isBad);
  }

  touched() {
    if (!this.isDirty) this.tell(word("unsent"));
    this.isDirty = true;
    this.plan(WAIT);
  }

  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save(options = {}) {
    clearTimeout(this.timer);
    const fields = written(this.form);
    const isAtFirst = same(fields, this.atFirst);
    this.isDirty = false;
    const key = this.form.elements.submission?.value ?? "";
    const request = isAtFirst ? { method: "DELETE" } : { method: "PUT", body: JSON.stringify(fields) };
    try {
      const answer = await ask(`${this.address}&key=${key}&title=${encodeURIComponent(document.title)}`, { ...request, ...options });
      if (!answer.ok) return this.keepHere(fields, word("failed"));
      localStorage.removeItem(PREFIX + this.name);
      if (this.isDirty) return;
      this.tell(answer.status === 200 ? word("sent", { time: (await answer.json()).at }) : "");
    } catch {
      this.keepHere(fields, word("kept"));
    }
  }

  keepHere(fields, text) {
    this.isDirty = true;
    const at = new Date().toTimeString().slice(0, 5);
    localStorage.setItem(PREFIX + this.name, JSON.stringify({ fields, at }));
    this.tell(text, true);
    this.plan(RETRY);
  }

  leave() {
    if (!this.isDirty) return;
    localStorage.setItem(PREFIX + this.name, JSON.stringify({ fields: written(this.form), at: new Date().toTimeString().slice(0, 5) }));
    this.save({ keepalive: true });
  }

  stop() {
    clearTimeout(this.timer);
    this.isDirty = false;
    localStorage.removeItem(PREFIX + this.name);
  }

  async offer() {
    const here = localStorage.getItem(PREFIX + this.name);
    const found = here ? JSON.parse(here) : await this.fromServer();
    if (!found || same(found.fields, this.atFirst) || this.isDirty) return;
    const note = Object.assign(document.createElement("p"), { className: "note line draft-offer" });
    note.append(word("found", { time: found.at }), this.button("use", () => write(this.form, structuredClone(found.fields)), note));
    note.append(this.button("discard", () => this.discard(), note));
    this.form.prepend(note);
  }

  button(name, act, note) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn-link-quiet", textContent: word(name) });
    button.addEventListener("click", () => { act(); note.remove(); });
    return button;
  }

  async fromServer() {
    try {
      const answer = await ask(this.address);
      return answer.status === 200 ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  discard() {
    localStorage.removeItem(PREFIX + this.name);
    ask(this.address, { method: "DELETE" }).catch(() => this.tell(word("failed"), true));
  }
}

const drafts = new Map();

export function keepDrafts(root) {
  for (const [form, draft] of drafts) {
    if (form.isConnected) continue;
    const comesBack = [...root.querySelectorAll("form[data-draft]")].some((other) => other.dataset.draft === form.dataset.draft);
    if (comesBack) draft.stop();
    else draft.leave();
    drafts.delete(form);
  }
  for (const form of root.querySelectorAll("form[data-draft]")) {
    if (!drafts.has(form)) drafts.set(form, new Draft(form));
  }
}

document.addEventListener("sending", ({ detail }) => clearTimeout(drafts.get(detail)?.timer));
document.addEventListener("saved", ({ detail }) => drafts.get(detail)?.stop());
document.addEventListener("htmx:load", ({ detail }) => keepDrafts(detail.elt.parentElement ?? detail.elt));
addEventListener("online", () => { for (const draft of drafts.values()) if (draft.isDirty) draft.save(); });
addEventListener("pagehide", () => { for (const draft of drafts.values()) draft.leave(); });
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-signout]")) return;
  for (const draft of drafts.values()) draft.stop();
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
});
