// Shows the mails that the server has caught. Texts of mails are only ever set as text.

const $ = id => document.getElementById(id);
const time = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

let mails = [];
let shown = null;
let view = "html";

function element(name, text, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, properties);
}

function item(mail) {
  const link = element("a", "", { href: "#" + mail.id });
  if (mail.id === location.hash.slice(1)) {
    link.setAttribute("aria-current", "true");
  }
  link.append(
    element("strong", mail.subject || "(no subject)"),
    element("span", mail.to),
    element("time", clock.format(new Date(mail.at)), { dateTime: mail.at }));
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

function showList() {
  $("list").replaceChildren(...mails.map(item));
  $("empty").hidden = mails.length > 0;
  $("none").hidden = mails.length === 0 || shown !== null;
  const count = mails.length === 1 ? "1 mail" : mails.length + " mails";
  $("status").textContent = mails.length ? count + ", sent to nobody" : "Waiting for mail";
  document.title = mails.length ? `(${mails.length}) Caught mail` : "Caught mail";
}

/** The text with its web addresses as links. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) => i % 2 === 0
    ? part
    : element("a", part, { href: part, target: "_blank", rel: "noopener noreferrer" }));
}

async function showView() {
  const mail = shown;
  const now = view === "html" && !mail.html ? "text" : view;
  for (const button of $("views").children) {
    button.disabled = button.dataset.view === "html" && !mail.html;
    button.setAttribute("aria-pressed", button.dataset.view === now);
  }
  $("frame").hidden = now !== "html";
  $("plain").hidden = now === "html";
  if (now === "html") {
    const url = `mails/${mail.id}/html`;
    if ($("frame").getAttribute("src") !== url) {
      $("frame").src = url;
    }
  } else if (now === "text") {
    $("plain").replaceChildren(...linked(mail.text || "(no text)"));
  } else {
    const response = await fetch(`mails/${mail.id}/source`);
    const source = await response.text();
    if (shown === mail) {
      $("plain").textContent = source;
    }
  }
}

function showMail(mail) {
  $("subject").textContent = mail.subject || "(no subject)";
  const rows = {
    From: mail.from,
    To: mail.to,
    Received: time.format(new Date(mail.at)),
    Envelope: mail.envelope,
    Attached: mail.attachments.join(", "),
  };
  $("head").replaceChildren(...Object.entries(rows)
    .filter(([, value]) => value)
    .flatMap(([name, value]) => [element("dt", name), element("dd", value)]));
  $("defects").replaceChildren(...mail.defects.map(defect => element("li", defect)));
  $("defects").hidden = mail.defects.length === 0;
  showView();
}

async function choose() {
  const id = location.hash.slice(1);
  const response = id ? await fetch("mails/" + encodeURIComponent(id)) : null;
  if (id !== location.hash.slice(1)) {
    return;
  }
  shown = response?.ok ? await response.json() : null;
  $("mail").hidden = shown === null;
  if (shown) {
    showMail(shown);
    $("subject").focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  showList();
}

for (const button of $("views").children) {
  button.addEventListener("click", () => {
    view = button.dataset.view;
    showView();
  });
}
addEventListener("hashchange", choose);

const events = new EventSource("events");
events.addEventListener("list", event => {
  mails = JSON.parse(event.data);
  showList();
  if (shown === null && location.hash) {
    choose();
  }
});
events.addEventListener("error", () => {
  $("status").textContent = "Not connected; trying again";
});
