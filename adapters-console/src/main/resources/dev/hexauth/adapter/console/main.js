// The frame: which page the address asks for, who is logged in, language and appearance.

import * as account from "./account.js";
import * as admin from "./admin.js";
import { address, brand, explain, h, icon } from "./dom.js";
import { Hexauth, NotLoggedIn } from "./hexauth.js";
import { LANGUAGES, language, setLanguage, t } from "./texts.js";

/** Pages by the first part of the address behind `#/`. Those of guests need no login. */
const PAGES = {
  login: { show: account.login, guest: true },
  register: { show: account.register, guest: true },
  sent: { show: account.sent, guest: true },
  forgot: { show: account.forgot, guest: true },
  account: { show: account.account },
  sessions: { show: account.sessions },
  activity: { show: account.activity },
  overview: { show: admin.overview, admin: true },
  users: { show: (app, id) => (id ? admin.user(app, id) : admin.users(app)), admin: true },
  events: { show: admin.events, admin: true },
  keys: { show: admin.keys, admin: true },
};

const NAVIGATION = [
  ["you", ["account", "sessions", "activity"]],
  ["operate", ["overview", "users", "events", "keys"]],
];

/** Whether a user has logged in here and not logged out; no secret. */
const HINT = "hexauth.here";
const THEME = "hexauth.theme";

let heading;
let notice;
let content;
let leaving = new AbortController();
let wanted = "";

const app = {
  api: new Hexauth({ onLogout: () => app.leave("ended") }),
  user: undefined,
  query: new URLSearchParams(),
  signal: leaving.signal,

  /** Shows the page at `path`, with a message. */
  go(path, message) {
    app.keep(path, "pushState");
    show({ message });
  },

  /** Shows the page again, with a message. */
  show: (message) => show({ message }),

  /** Changes the address only. */
  keep(path, how = "replaceState") {
    if (location.hash !== `#/${path}`) {
      history[how](null, "", `#/${path}`);
    }
  },

  /** After a login: shows the page that was asked for. */
  async enter() {
    app.user = await app.api.me();
    remember(HINT, "1");
    app.keep(wanted || "account");
    wanted = "";
    show();
  },

  /** After the end of a session, once: `ended`, `loggedOut` or `accountDeleted`. */
  leave(why) {
    if (!app.user) {
      return;
    }
    wanted = why === "ended" ? location.hash.slice(2) : "";
    app.user = undefined;
    remember(HINT, null);
    document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
    app.keep("login");
    show({ message: t(why) });
  },

  notify(message, bad) {
    notice.className = bad ? "note bad" : "note";
    notice.replaceChildren(message ?? "");
  },

  title(text) {
    heading.replaceChildren(text);
    document.title = `${text} – hexauth`;
  },
};

/** Without storage, for instance in a private window, choices last as long as the page. */
function remember(name, value) {
  try {
    if (value) {
      localStorage.setItem(name, value);
    } else {
      localStorage.removeItem(name);
    }
  } catch {
    // Nothing depends on it.
  }
}

function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function theme(chosen) {
  document.documentElement.dataset.theme = chosen;
}

function choices() {
  const select = (id, label, options, chosen, choose) => h("label.small", {},
    t(label),
    h("select", { id, onchange: ({ target }) => choose(target.value) },
      Object.entries(options).map(([value, text]) =>
        h("option", { value, selected: value === chosen, lang: id === "language" && value }, text))));
  return h("div.choices", {},
    select("language", "language", LANGUAGES, language(), (value) => {
      setLanguage(value);
      frame = undefined;
      show();
      document.getElementById("language").focus();
    }),
    select("theme", "appearance",
      { "": t("systemTheme"), light: t("light"), dark: t("dark") }, remembered(THEME) ?? "",
      (value) => {
        theme(value);
        remember(THEME, value);
      }));
}

async function logOut({ currentTarget: button }) {
  button.ariaBusy = "true";
  try {
    await app.api.logout();
    app.leave("loggedOut");
  } catch (error) {
    app.notify(explain(error), true);
  } finally {
    button.ariaBusy = "false";
  }
}

function navigation() {
  return h("nav", { "aria-label": t("navigation") },
    NAVIGATION.filter(([key]) => key === "you" || app.user.role === "admin").map(([key, names]) => [
      h("p", { id: `nav-${key}` }, t(key)),
      h("ul", { "aria-labelledby": `nav-${key}` }, names.map((name) => h("li", {},
        h("a", { href: `#/${name}`, "data-page": name }, icon(name === "events" ? "activity" : name), t(name))))),
    ]));
}

function side() {
  const menu = h("button", {
    type: "button", "aria-expanded": "false", "aria-controls": "drawer",
    onclick: () => open(menu.ariaExpanded !== "true"),
  }, t("menu"));
  const element = h("header.side", {},
    h("div.bar", {}, brand(), menu),
    h("div.drawer", { id: "drawer" },
      navigation(),
      h("div.who", {},
        h("p.small", {}, h("span.name", {}, app.user.name), h("br"), h("span.quiet", {}, address(app.user.email))),
        choices(),
        h("button", { type: "button", onclick: logOut }, t("logout")))));
  const open = (wide) => {
    menu.ariaExpanded = String(wide);
    element.classList.toggle("open", wide);
  };
  return element;
}

/** What the frame was made for; it stays while that stays. */
let frame;

function build() {
  const state = `${app.user?.id} ${app.user?.role}`;
  if (state !== frame) {
    frame = state;
    heading = h("h1", { tabindex: -1 });
    notice = h("p.note", { role: "status" });
    content = h("div.page", {});
    const main = h("main", { id: "main" }, heading, notice, content);
    const skip = h("a.skip", {
      href: "#main",
      onclick: (event) => {
        event.preventDefault();
        heading.focus();
      },
    }, t("skip"));
    document.body.replaceChildren(...app.user
      ? [skip, h("div.frame", {}, side(), main)]
      : [h("div.gate", {}, h("header", {}, brand()), main, h("footer", {}, choices()))]);
  }
  const open = document.querySelector(".side.open button");
  open?.click();
}

function show({ message, quiet } = {}) {
  leaving.abort();
  leaving = new AbortController();
  const [path, query] = location.hash.slice(2).split("?");
  const [name, id] = path.split("/");
  const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined;
  if (!page || Boolean(page.guest) === Boolean(app.user) || (page.admin && app.user.role !== "admin")) {
    wanted = page && !page.guest && !app.user ? location.hash.slice(2) : wanted;
    app.keep(app.user ? "account" : "login");
    return show({ message, quiet });
  }
  app.query = new URLSearchParams(query);
  app.signal = leaving.signal;
  build();
  for (const link of document.querySelectorAll("[data-page]")) {
    link.toggleAttribute("aria-current", false);
    if (link.dataset.page === name) {
      link.setAttribute("aria-current", "page");
    }
  }
  app.title(t(name));
  content.replaceChildren(...[page.show(app, id)].flat().filter(Boolean));
  if (!quiet) {
    scrollTo(0, 0);
    heading.focus();
  }
  app.notify(message);
  return undefined;
}

/** A user of an earlier visit may still be logged in; a first visit asks the service nothing. */
async function start() {
  theme(remembered(THEME) ?? "");
  setLanguage(language());
  if (remembered(HINT) || document.cookie.includes("logged_in=")) {
    try {
      app.user = await app.api.me();
      remember(HINT, "1");
    } catch (error) {
      if (!(error instanceof NotLoggedIn)) {
        return document.body.replaceChildren(h("div.gate", {}, h("header", {}, brand()),
          h("main.stack", {},
            h("h1", {}, "hexauth"), h("p.note.bad", { role: "alert" }, explain(error)),
            h("button.main", { type: "button", onclick: start }, t("tryAgain")))));
      }
      remember(HINT, null);
    }
  }
  return show({ quiet: true });
}

addEventListener("hashchange", () => show());
addEventListener("storage", ({ key, newValue }) => {
  if (key === HINT && !newValue && app.user) {
    app.leave("loggedOut");
  } else if (key === HINT && newValue && !app.user) {
    start();
  }
});
start();
