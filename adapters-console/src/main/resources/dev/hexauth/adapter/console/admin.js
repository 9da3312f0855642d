// What operators do: find users, help them, and watch the service. For the role admin.

import { event, origin, step } from "./account.js";
import { address, badge, button, card, day, device, facts, h, load, mark, pages, rows, svg,
  time } from "./dom.js";
import { ask } from "./form.js";
import { KINDS, eventName, language, t } from "./texts.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The pause in typing after which a search starts. */
const PAUSE = 250;

const STATES = ["", "disabled", "unverified", "admin"];

const reasonField = () => ({
  name: "reason", label: t("reason"), hint: t("reasonHint"), optional: true, maxlength: 200,
});

const reasonOf = ({ reason }) => (reason?.trim() ? { reason: reason.trim() } : {});

const number = (value) => new Intl.NumberFormat(language()).format(value);

const link = (user) => `#/users/${user.id}`;

function badges(user) {
  return h("p.badges", {},
    user.role === "admin" && badge("admin", ".accent"),
    user.disabledAt && badge("disabled", ".bad"),
    user.verified === false && badge("unverified"));
}

const row = (user) => h("a.row", { href: link(user) },
  mark(user.name),
  h("span.text", {},
    h("span.name", {}, user.name), h("br"), h("span.quiet.small", {}, address(user.email), " · ", day(user.createdAt))),
  badges(user));

/** The users that match a text: by address and by name, each once. */
async function search(app, text, signal) {
  const { admin } = app.api;
  if (UUID.test(text)) {
    return { users: [(await admin.user(text, { signal })).user], more: false };
  }
  const found = await Promise.all(
    ["email", "name"].map((by) => admin.users({ [by]: text, limit: 20, signal })));
  const users = new Map(found.flatMap((page) => page.users).map((user) => [user.id, user]));
  return { users: [...users.values()], more: found.some(({ next }) => next) };
}

export function users(app) {
  const input = h("input", {
    type: "search", id: "search", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    value: app.query.get("q") ?? "",
  });
  const state = h("select", { id: "state" }, STATES.map((name) =>
    h("option", { value: name, selected: name === (app.query.get("state") ?? "") },
      t(`state_${name || "all"}`))));
  const list = h("div.stack", {});
  const count = h("p.hidden", { role: "status" });
  let timer;
  let latest = {};

  function listed() {
    list.replaceChildren(pages(app, async (cursor, signal) => {
      const page = await app.api.admin.users({ state: state.value, limit: 25, cursor, signal });
      return [page.users, page.next];
    }, row, t("noUsers"), t("directoryOff")));
  }

  /** Only the answer to the last question is shown. */
  async function searched(text) {
    const question = new AbortController();
    latest.abort?.();
    latest = { abort: () => question.abort() };
    app.signal.addEventListener("abort", latest.abort);
    const here = { ...app, signal: question.signal };
    list.replaceChildren(load(here, (signal) => search(app, text, signal), (found) => {
      count.replaceChildren(t("found", { count: found.users.length }));
      return [
        rows(found.users, row, t("noneFound", { text })),
        found.more && h("p.quiet", {}, t("moreFound")),
      ];
    }, UUID.test(text) ? t("error_user_not_found") : t("directoryOff")));
  }

  function ask() {
    const text = input.value.trim();
    const query = new URLSearchParams(
      Object.entries({ q: text, state: state.value }).filter(([, value]) => value));
    app.keep(`users${query.size > 0 ? `?${query}` : ""}`);
    count.replaceChildren();
    if (text) {
      searched(text);
    } else {
      latest.abort?.();
      listed();
    }
  }

  input.addEventListener("input", () => {
    state.value = "";
    clearTimeout(timer);
    timer = setTimeout(() => app.signal.aborted || ask(), PAUSE);
  });
  state.addEventListener("change", () => {
    input.value = "";
    ask();
  });
  ask();
  return [
    h("form.tools", { role: "search", onsubmit: (submitted) => submitted.preventDefault() },
      h("div", {}, h("label", { for: "search" }, t("search")), input),
      h("div", {}, h("label", { for: "state" }, t("show")), state)),
    count,
    list,
  ];
}

/** What an operator can do for a user: name, whether it is offered, and the request. */
function steps(app, user) {
  const { admin } = app.api;
  const own = user.id === app.user.id;
  const role = user.role === "admin" ? "user" : "admin";
  return [
    ["resendVerification", user.verified === false, (why) => admin.resendVerification(user.id, why)],
    ["startReset", !user.disabledAt, (why) => admin.startPasswordReset(user.id, why)],
    ["endSessions", true, (why) => admin.endSessions(user.id, why)],
    [role === "admin" ? "grantAdmin" : "takeAdmin", !own, (why) => admin.setRole(user.id, role, why)],
    ["enable", user.disabledAt, (why) => admin.enable(user.id, why)],
    ["disable", !user.disabledAt && !own, (why) => admin.disable(user.id, why), true],
    ["deleteUser", !own, (why) => admin.deleteUser(user.id, why), true],
  ].filter(([, offered]) => offered);
}

function stepRow(app, user, [name, , request, harmful]) {
  const title = t(name);
  return step(title, t(`${name}_text`), button(title, () => ask(app, {
    title: t("stepTitle", { step: title, name: user.name }),
    text: t(`${name}_text`),
    fields: [reasonField()],
    label: title,
    kind: harmful ? ".main.bad" : ".main",
    act: (values) => request(reasonOf(values)),
    done: () => (name === "deleteUser"
      ? app.go("users", t("deleteUser_done", { name: user.name }))
      : app.show(t(`${name}_done`, { name: user.name }))),
  }), harmful ? ".bad" : ""));
}

export function user(app, id) {
  return load(app, (signal) => app.api.admin.user(id, { signal }), (found) => {
    const { user: subject, sessions = [], networks = {} } = found;
    app.title(subject.name);
    return [
      h("p", {}, h("a", { href: "#/users" }, t("allUsers"))),
      card(
        h("div.row", {}, mark(subject.name),
          h("div.text", {}, h("p.name", {}, subject.name), h("p.quiet", {}, address(subject.email))),
          badges(subject)),
        facts([
          ["id", h("span.mono", {}, subject.id)],
          ["memberSince", time(subject.createdAt)],
          ["disabledSince", subject.disabledAt && time(subject.disabledAt)],
          ["emailVerified", t(subject.verified ? "yes" : "no")],
          ["lastLogin", networks.lastLoginAt ? day(networks.lastLoginAt) : t("notRecently")],
          ["knownNetworks", number(networks.known ?? 0)],
          ["language", subject.language && new Intl.DisplayNames(language(), { type: "language" })
            .of(subject.language)],
        ])),
      h("h2", {}, t("sessions")),
      rows(sessions, (session) => h("div.row", {},
        h("div.text", {}, h("h3", {}, device(session.userAgent)), origin(session))), t("noSessions")),
      h("h2", {}, t("help")),
      subject.id === app.user.id && h("p.quiet", {}, t("ownAccountHere")),
      h("ul.card.rows", {}, steps(app, subject).map((entry) => stepRow(app, subject, entry))),
      h("p", {}, h("a", { href: `#/events?user=${subject.id}` }, t("eventsOf", { name: subject.name }))),
    ];
  }, t("directoryOff"));
}

export function events(app) {
  const subject = app.query.get("user") ?? undefined;
  const kind = app.query.get("kind") ?? "";
  const choice = h("select", {
    id: "kind",
    onchange: () => app.go(`events?${new URLSearchParams({
      ...(subject && { user: subject }), ...(choice.value && { kind: choice.value }),
    })}`),
  }, h("option", { value: "" }, t("allKinds")), Object.keys(KINDS).filter((name) => name !== "session_ended").map((name) =>
    h("option", { value: name, selected: name === kind }, eventName(name))));
  return [
    h("div", {}, h("label", { for: "kind" }, t("kind")), choice),
    subject && h("p.links", {},
      h("a", { href: `#/users/${subject}` }, t("backToUser")), h("a", { href: "#/events" }, t("allEvents"))),
    pages(app, async (cursor, signal) => {
      const page = await app.api.admin.events({ user: subject, kind, limit: 50, cursor, signal });
      return [page.events, page.next];
    }, (entry) => event(entry, ({ user: of }) =>
      of && !subject && h("a", { href: `#/users/${of}`, "aria-label": t("userOf", { kind: eventName(entry.kind) }) }, t("user"))),
    t("noEvents"), t("auditOff")),
  ];
}

const total = (counts) => counts.reduce((sum, count) => sum + count, 0);

/** Bars for the counts of each hour; the table below has the same numbers. */
function plot(title, counts) {
  const most = Math.max(...counts, 1);
  return h("figure.card.pad", {},
    h("figcaption", {}, h("h2", {}, title), h("p.figure", {}, number(total(counts)))),
    svg("svg", {
      class: "plot", role: "img", viewBox: "0 0 240 64", preserveAspectRatio: "none",
      "aria-label": t("plotText", { title, total: number(total(counts)), most: number(Math.max(...counts)) }),
    }, counts.map((count, hour) => {
      const height = count > 0 ? Math.max(3, (count / most) * 62) : 1;
      return svg("rect", {
        class: count > 0 ? "" : "ground", x: hour * 10 + 1, y: 64 - height, width: 8, height,
      }, svg("title", {}, number(count)));
    })));
}

function table(kinds, counts, from) {
  const hour = new Intl.DateTimeFormat(language(), { timeStyle: "short" });
  return h("details", {},
    h("summary", {}, t("asTable")),
    h("div.scroll", { tabindex: 0, role: "region", "aria-label": t("asTable") },
      h("table", {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("hour")),
          kinds.map((kind) => h("th", { scope: "col" }, eventName(kind))))),
        h("tbody", {}, counts[kinds[0]].map((_, index) => h("tr", {},
          h("th", { scope: "row" }, hour.format(new Date(Date.parse(from) + index * 3_600_000))),
          kinds.map((kind) => h("td", {}, number(counts[kind][index])))))))));
}

export function overview(app) {
  return [
    h("p.lead", {}, t("overviewText")),
    load(app, (signal) => app.api.admin.statistics({ signal }), ({ from, counts, outbox }) => {
      const kinds = Object.keys(counts);
      return [
        h("div.plots", {},
          kinds.map((kind) => plot(eventName(kind), counts[kind])),
          outbox && h("section.card.pad", {}, h("h2", {}, t("outbox")),
            h("p.figure", {}, number(outbox.waiting)),
            h("p.quiet.small", {}, outbox.waiting > 0
              ? t("oldestLetter", { minutes: number(Math.ceil(outbox.oldestSeconds / 60)) })
              : t("nothingWaits")))),
        table(kinds, counts, from),
      ];
    }, t("auditOff")),
  ];
}

export function keys(app) {
  return [
    h("p.lead", {}, t("keysText")),
    h("p.note", {}, t("keysHint"), " ", h("code", {}, "--make-service-key=orders")),
    load(app, (signal) => app.api.admin.serviceKeys({ signal }), (list) =>
      rows(list, (key) => h("div.row", {},
        h("div.text", {},
          h("h2", {}, key.service),
          h("p.quiet.small", {}, t("made"), " ", day(key.createdAt), " · ",
            ...key.lastUsedOn ? [t("lastUsed"), " ", day(key.lastUsedOn)] : [t("neverUsed")]),
          h("p.mono.quiet", {}, key.id)),
        button(t("revoke"), () => ask(app, {
          title: t("revokeTitle", { service: key.service }),
          text: t("revokeText"),
          label: t("revoke"),
          kind: ".main.bad",
          act: () => app.api.admin.revokeServiceKey(key.id),
          done: () => app.show(t("revoked", { service: key.service })),
        }), ".bad")), t("noKeys"))),
  ];
}
