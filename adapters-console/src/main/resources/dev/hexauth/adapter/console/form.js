// Forms and dialogs: fields with issues, one submission at a time, and the password asked again.

import { NotLoggedIn, ReauthenticationRequired } from "./hexauth.js";
import { button, explain, h } from "./dom.js";
import { language, said, t } from "./texts.js";

let ids = 0;

/** A field of a form: its element, input, and `mark(issue)`, which shows an issue or removes it. */
function field({ name, label, hint, optional, ...attributes }) {
  const id = `field-${++ids}`;
  const secret = attributes.type === "password";
  const input = h("input", {
    type: "text",
    ...attributes,
    id,
    name,
    "aria-describedby": `${id}-hint ${id}-issue`,
    "aria-required": String(!optional),
    autocapitalize: attributes.type && "none",
    spellcheck: attributes.type && "false",
  });
  const issue = h("p.issue.small", { id: `${id}-issue` });
  const shown = secret && h("button", {
    type: "button",
    "aria-pressed": "false",
    "aria-label": t("showPassword"),
    onclick: () => {
      const show = input.type === "password";
      input.type = show ? "text" : "password";
      shown.setAttribute("aria-pressed", String(show));
    },
  }, t("show"));
  return {
    name,
    input,
    optional,
    hidePassword: () => secret && input.type === "text" && shown.click(),
    mark: (text) => {
      input.setAttribute("aria-invalid", String(text !== ""));
      issue.replaceChildren(text);
    },
    element: h("div.field", { hidden: attributes.hidden },
      h("label", { for: id }, label, optional && h("span.small", {}, ` (${t("optional")})`)),
      hint && h("p.hint", { id: `${id}-hint` }, hint),
      h("div.control", {}, input, shown),
      issue),
  };
}

/**
 * A form. `send(values)` may throw what the client throws; its issues are shown at their fields,
 * and everything else below them. A second submission waits for the first.
 */
export function form(app, { fields, label, send, kind = ".main", cancel }) {
  const parts = fields.map(field);
  const status = h("p.note.bad", { role: "alert" });
  const submit = h("button" + kind, { type: "submit" }, label);
  const focusFirst = () => parts.find(({ input }) => input.ariaInvalid === "true")?.input.focus();

  function check() {
    for (const part of parts) {
      part.mark(part.optional || part.input.value ? "" : t("missing"));
    }
    focusFirst();
    return parts.every(({ input }) => input.ariaInvalid !== "true");
  }

  function fail(error) {
    if (error instanceof NotLoggedIn && app.user) {
      return app.leave("ended");
    }
    const issues = error.errors ?? [];
    const at = ({ name }) => issues.find(({ path }) => path?.at(-1) === name);
    parts.forEach((part) => part.mark(at(part) ? said(at(part).message) : ""));
    if (!parts.some(at)) {
      status.replaceChildren(explain(error));
    }
    return focusFirst();
  }

  async function submitted(event) {
    event.preventDefault();
    if (submit.ariaBusy === "true" || !check()) {
      return;
    }
    parts.forEach((part) => part.hidePassword());
    submit.ariaBusy = "true";
    status.replaceChildren();
    try {
      await send(Object.fromEntries(parts.map(({ name, input }) => [name, input.value])));
    } catch (error) {
      fail(error);
    } finally {
      submit.ariaBusy = "false";
    }
  }

  return h("form.stack", { novalidate: true, onsubmit: submitted },
    parts.map(({ element }) => element), status,
    cancel ? h("div.buttons", {}, cancel, submit) : submit);
}

export const password = (name, label, autocomplete, more) =>
  ({ name, label, type: "password", autocomplete, ...more });

export const email = (name, more) =>
  ({ name, label: t("email"), type: "email", inputmode: "email", autocomplete: "email", ...more });

/**
 * A dialog that asks before `act(values)`. If the service wants a fresh login, it asks for the
 * password, logs in, and acts again.
 */
export function ask(app, { title, text, fields = [], label, kind, act, done }) {
  const close = () => dialog.close();
  const heading = h("h2", { id: "dialog-title" }, title);
  const body = h("div.stack", {});
  const dialog = h("dialog.stack", {
    "aria-labelledby": heading.id,
    lang: language(),
    onclose: () => dialog.remove(),
  }, heading, body);

  function show(paragraph, options) {
    body.replaceChildren(
      h("p.quiet", {}, paragraph),
      form(app, { ...options, cancel: button(t("cancel"), close) }));
    body.querySelector("input:not([hidden] > * > *), button")?.focus();
  }

  async function finish(values) {
    const result = await act(values);
    close();
    await done?.(result);
  }

  async function acted(values) {
    try {
      await finish(values);
    } catch (error) {
      if (!(error instanceof ReauthenticationRequired)) {
        throw error;
      }
      heading.replaceChildren(t("confirmIdentity"));
      show(t("confirmIdentityText"), {
        fields: [
          email("email", { value: app.user.email, autocomplete: "username", hidden: true }),
          password("password", t("yourPassword"), "current-password"),
        ],
        label: t("goOn"),
        send: async (login) => {
          await app.api.login(login);
          await finish(values);
        },
      });
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  show(text, { fields, label, kind, send: acted });
}
