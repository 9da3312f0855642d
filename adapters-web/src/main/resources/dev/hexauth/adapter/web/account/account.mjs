// The pages that letters lead to. All texts are in the pages; this script only shows them.

const TIME_LIMIT = 30_000;
const NUMBER = /\d+/;

const form = document.querySelector("form");
const button = form.querySelector("button");
const status = document.getElementById("status");

let code = "";
let busy = false;

/** Shows the part of the page for `state`, and none of the others. */
function show(state) {
  status.replaceChildren();
  for (const part of document.querySelectorAll("[data-state]")) {
    part.hidden = part.dataset.state !== state;
  }
}

/** Shows the last part that the user sees, and lets screen readers read it. */
function finish(state) {
  code = "";
  form.reset();
  show(state);
  document.querySelector(`[data-state="${state}"] h2`).focus();
}

/** Announces one of the messages below the button; the user can try again. */
function say(name, wait) {
  const message = document.querySelector(`[data-message="${name}"]`).cloneNode(true);
  message.hidden = false;
  if (wait) {
    message.querySelector("[data-wait]").textContent = wait;
  }
  status.replaceChildren(message);
}

/** A time in words, for instance "2 minutes". */
function inWords(seconds) {
  const [unit, size] = [["hour", 3600], ["minute", 60], ["second", 1]].find(
    ([, length]) => seconds >= length);
  const format = { style: "unit", unit, unitDisplay: "long" };
  return new Intl.NumberFormat(document.documentElement.lang, format)
    .format(Math.ceil(seconds / size));
}

/** The translation of a message of the server, if the page has one. */
function translated(message) {
  const key = message.replace(NUMBER, "#");
  const found = [...document.querySelectorAll("[data-says]")].find(
    (entry) => entry.dataset.says === key);
  return found?.textContent.replace("#", NUMBER.exec(message)?.[0] ?? "");
}

function mark(input, message) {
  const place = document.getElementById(`${input.id}-issue`);
  const translation = message && translated(message);
  input.setAttribute("aria-invalid", String(message !== ""));
  place.textContent = translation || message;
  place.lang = message && !translation ? "en" : document.documentElement.lang;
}

/** Shows what the server says about the fields, and returns whether it says something. */
function showIssues(errors) {
  const inputs = [...form.querySelectorAll("input")];
  for (const input of inputs) {
    const issue = errors.find((error) => error.path.at(-1) === input.name);
    mark(input, issue?.message ?? "");
  }
  const first = inputs.find((input) => input.getAttribute("aria-invalid") === "true");
  first?.focus();
  return first !== undefined;
}

async function post() {
  const fields = Object.fromEntries(new FormData(form));
  return fetch(form.dataset.post + code, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(fields),
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(TIME_LIMIT),
  });
}

async function read(response) {
  if (response.ok) {
    return finish("done");
  }
  const answer = await response.json();
  if (answer.code === "code_rejected") {
    return finish("rejected");
  }
  if (answer.code === "throttled" || answer.code === "unavailable") {
    return say(answer.code, inWords(Number(response.headers.get("Retry-After")) || 60));
  }
  if (answer.errors && showIssues(answer.errors)) {
    return status.replaceChildren();
  }
  return say("failed");
}

async function send() {
  let response;
  showIssues([]);
  say("sending");
  try {
    response = await post();
  } catch {
    return say("offline");
  }
  try {
    return await read(response);
  } catch {
    return say("failed");
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy || code === "") {
    return;
  }
  busy = true;
  button.setAttribute("aria-disabled", "true");
  await send();
  button.removeAttribute("aria-disabled");
  busy = false;
});

/** Takes the code out of the address bar, so that it is in no history, bookmark or screenshot. */
function takeCode() {
  code = /^#([0-9a-f]{64})$/.exec(location.hash)?.[1] ?? "";
  history.replaceState(null, "", location.pathname);
  show(code === "" ? "incomplete" : "ready");
}

// A link that is opened in the same tab changes the fragment only.
window.addEventListener("hashchange", () => location.hash && takeCode());
takeCode();
document.getElementById("start").remove();
