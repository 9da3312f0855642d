// What users do: log in, register, and look after their own account.

import { NotVerified } from "./hexauth.js";
import { address, ago, badge, button, card, day, device, explain, facts, h, isOff, load, mark, pages,
  rows, time } from "./dom.js";
import { ask, email, form, password } from "./form.js";
import { eventName, t } from "./texts.js";

/** What may be an address; other texts of the page's address are not shown. */
const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

const links = (...entries) =>
  h("p.links", {}, entries.map(([path, key]) => h("a", { href: `#/${path}` }, t(key))));

const lead = (key) => h("p.lead", {}, t(key));

export function login(app) {
  const again = h("div", {});
  return [
    form(app, {
      fields: [
        email("email", { autocomplete: "username", value: app.query.get("email") ?? "" }),
        password("password", t("password"), "current-password"),
      ],
      label: t("login"),
      kind: ".main.wide",
      send: async (values) => {
        again.replaceChildren();
        try {
          await app.api.login(values);
        } catch (error) {
          if (error instanceof NotVerified) {
            again.replaceChildren(resend(app, values.email));
          }
          throw error;
        }
        await app.enter();
      },
    }),
    again,
    links(["register", "register"], ["forgot", "forgot"]),
  ];
}

function resend(app, to) {
  return form(app, {
    fields: [],
    label: t("resend"),
    kind: ".wide",
    send: async () => {
      await app.api.resendVerification(to);
      app.go(`sent?email=${encodeURIComponent(to)}`);
    },
  });
}

export function register(app) {
  return [
    form(app, {
      fields: [
        { name: "name", label: t("name"), autocomplete: "name" },
        email("email"),
        password("password", t("password"), "new-password", { hint: t("passwordHint") }),
      ],
      label: t("register"),
      kind: ".main.wide",
      send: async (values) => {
        const { message } = await app.api.register(values);
        if (message) {
          app.go(`sent?email=${encodeURIComponent(values.email)}`);
        } else {
          await app.api.login(values);
          await app.enter();
        }
      },
    }),
    links(["login", "haveAccount"]),
  ];
}

/** After a letter with a link was requested. */
export function sent(app) {
  const [to] = ADDRESS.exec(app.query.get("email")) ?? [""];
  return [
    h("p", {}, t("sentText", { email: to || t("yourAddress") })),
    h("p.quiet", {}, t("sentHint")),
    links([`login?email=${encodeURIComponent(to)}`, "goToLogin"]),
    to && resend(app, to),
  ];
}

export function forgot(app) {
  const done = h("div.stack", { role: "status" });
  const asking = form(app, {
    fields: [email("email")],
    label: t("sendLink"),
    kind: ".main.wide",
    send: async (values) => {
      try {
        await app.api.forgotPassword(values.email);
      } catch (error) {
        if (!isOff(error)) {
          throw error;
        }
        return done.replaceChildren(h("p.note.bad", {}, t("mailOff")));
      }
      asking.hidden = true;
      return done.replaceChildren(
        h("p", {}, t("forgotSent", { email: values.email })), h("p.quiet", {}, t("sentHint")));
    },
  });
  return [h("p.quiet", {}, t("forgotText")), asking, done, links(["login", "goToLogin"])];
}

/** A thing that can be changed, as a row with a button. */
export const step = (title, text, action) =>
  h("li.row", {}, h("div.text", {}, h("h3", {}, title), h("p.quiet.small", {}, text)), action);

export function account(app) {
  const { user } = app;
  const current = (label = t("yourPassword")) => password("password", label, "current-password");
  const opens = (key, kind, options) => button(t(key), () => ask(app, options), kind);
  return [
    lead("accountText"),
    card(h("div.row", {}, mark(user.name),
      h("div.text", {}, h("p.name", {}, user.name), h("p.quiet", {}, address(user.email))),
      user.role === "admin" && h("p.badges", {}, badge("admin", ".accent"))),
    facts([["memberSince", day(user.createdAt)], ["id", h("span.mono", {}, user.id)]])),
    h("h2", {}, t("signIn")),
    h("ul.card.rows", {},
      step(t("password"), t("passwordText"), opens("changePassword", "", {
        title: t("changePassword"),
        text: t("changePasswordText"),
        fields: [
          email("username", { value: user.email, autocomplete: "username", hidden: true }),
          password("currentPassword", t("currentPassword"), "current-password"),
          password("password", t("newPassword"), "new-password", { hint: t("passwordHint") }),
        ],
        label: t("changePassword"),
        act: (values) => app.api.changePassword(values),
        done: () => app.show(t("passwordChanged")),
      })),
      step(t("email"), user.email, opens("changeEmail", "", {
        title: t("changeEmail"),
        text: t("changeEmailText"),
        fields: [email("email", { label: t("newEmail") }), current()],
        label: t("changeEmail"),
        act: async (values) => {
          try {
            await app.api.changeEmail(values);
            return t("emailSent", { email: values.email });
          } catch (error) {
            if (isOff(error)) {
              return t("mailOff");
            }
            throw error;
          }
        },
        done: (notice) => app.show(notice),
      }))),
    h("h2", {}, t("yourData")),
    h("ul.card.rows", {},
      step(t("export"), t("exportText"), download(app)),
      step(t("deleteAccount"), t("deleteAccountText"), opens("delete", ".bad", {
        title: t("deleteAccount"),
        text: t("deleteAccountAsk"),
        fields: [
          email("username", { value: user.email, autocomplete: "username", hidden: true }),
          current(),
        ],
        label: t("deleteAccount"),
        kind: ".main.bad",
        act: (values) => app.api.deleteAccount(values),
        done: () => app.leave("accountDeleted"),
      }))),
  ];
}

function download(app) {
  const save = button(t("download"), async () => {
    if (save.ariaBusy === "true") {
      return;
    }
    save.ariaBusy = "true";
    try {
      const text = JSON.stringify(await app.api.exportAccount(), null, 2);
      const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      h("a", { href, download: "hexauth-export.json" }).click();
      setTimeout(() => URL.revokeObjectURL(href), 10_000);
      app.notify(t("exported"));
    } catch (error) {
      app.notify(isOff(error) ? t("exportOff") : explain(error), true);
    } finally {
      save.ariaBusy = "false";
    }
  });
  return save;
}

/** Where and when a session was opened, in words. */
export const origin = ({ createdAt, lastUsedAt, ...session }) =>
  h("p.quiet.small", {}, session.address ?? session.ipAddress, " · ", t("loggedInAt"), " ", time(createdAt), " · ",
    t("lastUsed"), " ", ago(lastUsedAt));

export function sessions(app) {
  return [
    lead("sessionsText"),
    load(app, (signal) => app.api.sessions({ signal }), (list) => {
      const others = list.filter(({ current }) => !current);
      const end = (session) => ask(app, {
        title: t("endSession"),
        text: t("endSessionText", { device: device(session.userAgent) }),
        label: t("endSession"),
        kind: ".main.bad",
        act: () => app.api.endSession(session.id),
        done: () => app.show(t("sessionEnded")),
      });
      return [
        rows([...list.filter(({ current }) => current), ...others], (session) =>
          h("div.row", {},
            h("div.text", {}, h("h2", {}, device(session.userAgent)), origin(session)),
            session.current
              ? h("p.badges", {}, badge("thisDevice", ".good"))
              : h("button", {
                type: "button",
                "aria-label": t("endSessionOf", { device: device(session.userAgent) }),
                onclick: () => end(session),
              }, t("end")))),
        others.length > 0 && button(t("endOthers"), () => ask(app, {
          title: t("endOthers"),
          text: t("endOthersText", { count: others.length }),
          label: t("endOthers"),
          kind: ".main.bad",
          act: () => app.api.endOtherSessions(),
          done: () => app.show(t("othersEnded")),
        }), ".bad"),
      ];
    }),
  ];
}

/** An event of the audit trail. */
export function event(entry, more) {
  const { at, kind, userAgent, ipAddress, by, reason, count } = entry;
  const where = [userAgent && device(userAgent), ipAddress].filter(Boolean).join(" · ");
  return h("div.row", {},
    h("div.text", {},
      h("p.name", {}, eventName(kind), count > 1 && ` × ${count}`),
      h("p.quiet.small", {}, time(at), where && ` · ${where}`, by && ` · ${t("byAdmin")}`),
      reason && h("p.small", {}, t("reasonGiven", { reason: by ? reason : reason.replaceAll("_", " ") }))),
    more?.(entry));
}

export function activity(app) {
  return [
    lead("activityText"),
    pages(app, async (cursor, signal) => {
      const { events, next } = await app.api.events({ limit: 25, cursor, signal });
      return [events, next];
    }, (entry) => event(entry), t("noEvents"),
    t(app.user.role === "admin" ? "auditOff" : "activityOff")),
  ];
}
