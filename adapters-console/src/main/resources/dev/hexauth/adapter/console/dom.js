// Elements, and what all pages share: states of loading, errors in words, times, devices.

import { NetworkError, NotLoggedIn, Throttled, Unavailable } from "./hexauth.js";
import { known, language, said, t } from "./texts.js";

const SVG = "http://www.w3.org/2000/svg";

/** The time after which a page shows that it waits. */
const PATIENCE = 300;

const ICONS = {
  account: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 20.5c1-4 4-5.5 8-5.5s7 1.5 8 5.5",
  sessions: "M4 5h16v11H4ZM9 20h6M12 16v4",
  activity: "M12 7v5l3.5 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
  overview: "M5 20v-7M12 20V4M19 20v-11",
  users: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.6-4 3-5.5 6.5-5.5s5.9 1.5 6.5 5.5M16 4.5a3.5 3.5 0 0 1 0 6M18 15c2 .6 3.2 2.2 3.5 5",
  keys: "M8 20a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM11 13.2 20 4M16.5 7.5l3 3",
};

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(2).filter((child) => child || child === 0));
  return element;
}

/** An element: `h("p.quiet", {id: "a"}, "text", child)`. Children that are falsy are left out. */
export function h(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const named = classes.length > 0 ? { class: classes.join(" "), ...properties } : properties;
  return filled(document.createElement(name), named, children);
}

export function svg(name, properties = {}, ...children) {
  return filled(document.createElementNS(SVG, name), properties, children);
}

export function icon(name) {
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" },
    svg("path", { d: ICONS[name] }));
}

export function brand() {
  return h("a.brand", { href: "#/" },
    svg("svg", { viewBox: "0 0 32 32", "aria-hidden": "true" },
      svg("path", { fill: "#f0b429", d: "M16 1.5 28.6 8.75v14.5L16 30.5 3.4 23.25V8.75Z" }),
      svg("path", { fill: "#241a00", d: "M16 9.5a4 4 0 0 1 2 7.46V22.5h-4v-5.54a4 4 0 0 1 2-7.46Z" })),
    "hexauth");
}

export function button(label, onclick, kind = "") {
  return h("button" + kind, { type: "button", onclick }, label);
}

export function card(...children) {
  return h("section.card.pad.stack", {}, ...children);
}

/** The first letter of a name, as a picture. */
export function mark(name) {
  return h("span.mark", { "aria-hidden": "true" }, [...name.trim()][0]?.toUpperCase());
}

/** An e-mail address, which may break before the `@`. */
export function address(email) {
  const at = email.lastIndexOf("@");
  return [email.slice(0, at), h("wbr"), email.slice(at)];
}

export function badge(key, kind = "") {
  return h("span.badge" + kind, {}, t(key));
}

/** A list of rows, or the text that says why there is none. */
export function rows(items, row, nothing) {
  return items.length > 0
    ? h("ul.card.rows", {}, items.map((item) => h("li", {}, row(item))))
    : h("p.card.empty.quiet", {}, nothing);
}

export function facts(entries) {
  return h("dl.facts", {},
    entries.filter(([, value]) => value).map(([key, value]) => [h("dt", {}, t(key)), h("dd", {}, value)]));
}

/** A point in time, as the user writes it. */
export function time(instant) {
  return h("time", { datetime: instant },
    new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" })
      .format(new Date(instant)));
}

/** A day, without a time. */
export function day(instant) {
  return h("time", { datetime: instant },
    new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(new Date(instant)));
}

/** How long ago a point in time is, for instance "2 minutes ago". */
export function ago(instant) {
  const seconds = Math.max(0, (Date.now() - Date.parse(instant)) / 1000);
  const [unit, size] = [["day", 86400], ["hour", 3600], ["minute", 60]].find(
    ([, length]) => seconds >= length) ?? ["second", 1];
  const format = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  return h("time", { datetime: instant },
    seconds < 60 ? t("justNow") : format.format(-Math.floor(seconds / size), unit));
}

/** A number of seconds in words, for instance "2 minutes". */
export function wait(seconds) {
  const [unit, size] = [["hour", 3600], ["minute", 60], ["second", 1]].find(
    ([, length]) => seconds >= length);
  return new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "long" })
    .format(Math.ceil(seconds / size));
}

const BROWSERS = [["Edg", "Edge"], ["OPR", "Opera"], ["Firefox"], ["FxiOS", "Firefox"],
  ["SamsungBrowser", "Samsung Internet"], ["Chrome"], ["CriOS", "Chrome"], ["Safari"], ["curl"]];
const SYSTEMS = [["iPhone"], ["iPad"], ["Android"], ["CrOS", "ChromeOS"], ["Windows"],
  ["Mac OS", "macOS"], ["Linux"]];

/** The program and system that a user agent names, for instance "Firefox on Linux". */
export function device(agent) {
  const [browser, system] = [BROWSERS, SYSTEMS].map((names) => {
    const found = names.find(([part]) => agent?.includes(part));
    return found?.at(-1);
  });
  if (browser && system) {
    return t("onSystem", { browser, system });
  }
  return browser ?? system ?? (agent?.split(/[\s/]/)[0] || t("unknownDevice"));
}

/** What went wrong, and what to do next. */
export function explain(error) {
  if (error instanceof NetworkError) {
    return t("offline");
  }
  if (error instanceof Throttled) {
    return t("throttled", { wait: wait(error.retryAfter || 60) });
  }
  if (error instanceof Unavailable) {
    return t("unavailable", { wait: wait(error.retryAfter || 10) });
  }
  const words = known(`error_${error.code}`) ?? said(error.message);
  return error.correlationId ? t("failed", { id: error.correlationId }) : words;
}

/** Whether an error means that the service has no such route, because a setting turns it off. */
export const isOff = (error) => error.code === "route_not_found";

/**
 * Shows what `fetching(signal)` yields, by `render`. Shows that it waits after a while, and an error
 * with a way to try again; `off` is shown where the service has no such route.
 */
export function load(app, fetching, render, off) {
  const { signal } = app;
  const place = h("div.page", {});
  const run = async () => {
    place.setAttribute("aria-busy", "true");
    place.replaceChildren();
    const late = setTimeout(() => place.replaceChildren(
      h("div.card.pad.stack", {}, h("p.hidden", { role: "status" }, t("loading")),
        h("div.bone"), h("div.bone"))), PATIENCE);
    try {
      const found = await fetching(signal);
      signal.throwIfAborted();
      place.replaceChildren(...[render(found)].flat(2).filter(Boolean));
    } catch (error) {
      if (!signal.aborted) {
        fail(error);
      }
    } finally {
      clearTimeout(late);
      place.removeAttribute("aria-busy");
    }
  };
  const fail = (error) => {
    if (error instanceof NotLoggedIn) {
      app.leave("ended");
    } else if (off && isOff(error)) {
      place.replaceChildren(h("p.card.empty.quiet", {}, off));
    } else {
      place.replaceChildren(h("div.note.bad.stack", { role: "alert" },
        h("p", {}, explain(error)), button(t("tryAgain"), run)));
    }
  };
  run();
  return place;
}

/**
 * A list that grows: `fetching(cursor, signal)` yields `[items, next]`. `nothing` is shown if there
 * are no items.
 */
export function pages(app, fetching, row, nothing, off) {
  return load(app, (signal) => fetching(undefined, signal), ([items, next]) => {
    const list = rows(items, row, nothing);
    const problem = h("p.note.bad", { role: "alert" });
    const more = button(t("more"), async () => {
      if (more.ariaBusy === "true") {
        return;
      }
      more.ariaBusy = "true";
      problem.replaceChildren();
      try {
        const [added, after] = await fetching(next, app.signal);
        const entries = added.map((item) => h("li", {}, row(item)));
        list.append(...entries);
        next = after;
        more.hidden = !next;
        entries[0]?.querySelector("a, button")?.focus();
      } catch (error) {
        if (!app.signal.aborted) {
          problem.replaceChildren(explain(error));
        }
      } finally {
        more.ariaBusy = "false";
      }
    });
    more.hidden = !next;
    return [list, problem, more];
  }, off);
}
