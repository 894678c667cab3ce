/* Speaking with the server: one way to ask, one line that says when there is no link. */

const client = document.getElementById("client");

export const facts = client ? client.dataset : null; // nothing before sign-in

export function word(name, values = {}) {
  const text = facts?.[`word${name[0].toUpperCase()}${name.slice(1)}`] ?? "";
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

/* The cookie is newer than the page where somebody has signed in again in another window. */
export function token() {
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("csrftoken="));
  return cookie?.slice(10) ?? document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

/* After signing in again every form in the page needs the new token. */
export function renewTokens(value) {
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = value;
}

/* Fetch with our headers. Rejects only where there is no link. "signed-out" is announced for a 401. */
export async function ask(address, options = {}) {
  const headers = { Accept: "application/json", "X-CSRFToken": token(), ...options.headers };
  const answer = await fetch(address, { credentials: "same-origin", ...options, headers });
  if (answer.status === 401) document.dispatchEvent(new CustomEvent("signed-out"));
  return answer;
}

export function say(text) {
  const line = document.querySelector("[data-link-line]");
  if (!line) return;
  line.textContent = text;
  line.hidden = !text;
}

document.addEventListener("htmx:sendError", () => say(word("nolink")));
document.addEventListener("htmx:timeout", () => say(word("nolink")));
document.addEventListener("htmx:beforeRequest", () => say(""));
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (status === 401) document.dispatchEvent(new CustomEvent("signed-out"));
  else if (status >= 500) say(word("trouble"));
});
