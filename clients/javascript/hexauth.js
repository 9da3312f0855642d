// The client of hexauth, for browsers and Node 18 or newer; hexauth.d.ts describes it.

/** What went wrong. Branch on the class, or on `code` for the rest. */
export class HexauthError extends Error {
  constructor(message, { status = 0, code, errors = [], retryAfter, correlationId } = {}) {
    super(message);
    Object.assign(this, { status, code, errors, retryAfter, correlationId });
  }

  get name() {
    return this.constructor.name;
  }
}

export class NetworkError extends HexauthError {}
export class InvalidCredentials extends HexauthError {}
export class NotVerified extends HexauthError {}
export class NotLoggedIn extends HexauthError {}
export class NotAllowed extends HexauthError {}
export class ReauthenticationRequired extends HexauthError {}
export class Throttled extends HexauthError {}
export class Unavailable extends HexauthError {}
export class ValidationError extends HexauthError {
  get fields() {
    return Object.fromEntries(
      this.errors.map(({ path, message }) => [path?.at(-1), message]).reverse());
  }
}

/** The access token has expired, or another tab has logged in again meanwhile. */
const STALE = ["not_logged_in", "token_expired", "token_invalid", "session_ended"];
const REFUSED = "refresh_refused";

const BY_CODE = new Map([
  ...[...STALE, REFUSED].map((code) => [code, NotLoggedIn]),
  ["forbidden", NotAllowed],
  ["invalid_credentials", InvalidCredentials],
  ["not_verified", NotVerified],
  ["reauthentication_required", ReauthenticationRequired],
  ["throttled", Throttled],
  ["unavailable", Unavailable],
  ["validation_failed", ValidationError],
]);

const LONGEST_TIMER = 2 ** 31 - 1;

export class Hexauth {
  #base;
  #fetch;
  #timeLimit;
  #credentials;
  #onLogout;
  #inMemory;
  #tokens;
  #loggedIn = false;
  /** Counts the changes of the tokens. */
  #epoch = 0;
  #refreshing;
  #turn = Promise.resolve();

  constructor({ baseUrl = "", fetch, timeLimit = 10_000, tokens, onLogout } = {}) {
    const here = globalThis.location;
    this.#base = String(baseUrl).replace(/\/+$/, "");
    this.#inMemory = (tokens ?? (here ? "cookies" : "memory")) === "memory";
    this.#credentials = credentialsFor(this.#base, here, this.#inMemory);
    this.#fetch = fetch ?? ((...request) => globalThis.fetch(...request));
    this.#timeLimit = Math.min(timeLimit, LONGEST_TIMER);
    this.#onLogout = onLogout;
    this.admin = Object.freeze(this.#adminRoutes());
  }

  async register(account, options) {
    const { data, message } = await this.#post("/api/auth/register", confirmed(account), options);
    return { user: data.user, message };
  }

  async login(json, options) {
    const body = this.#inMemory ? { ...json, delivery: "body" } : json;
    await this.#alone(async () => this.#opened(await this.#post("/api/auth/login", body, options)));
  }

  async logout(options) {
    this.#loggedIn = false;
    try {
      await this.#call("POST", "/api/auth/logout", options, () => this.#closed());
    } catch (error) {
      if (!(error instanceof NotLoggedIn)) throw error;
    }
  }

  /** Concurrent calls share one refresh. */
  refresh() {
    this.#refreshing ??= this.#alone(() => this.#renew()).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async me(options) {
    return (await this.#call("GET", "/api/users/me", options)).data.user;
  }

  async verifyEmail(code, options) {
    await this.#post(`/api/auth/verifyemail/${segment(code)}`, {}, options);
  }

  async resendVerification(email, options) {
    await this.#post("/api/auth/verifyemail", { email }, options);
  }

  async forgotPassword(email, options) {
    await this.#post("/api/auth/forgotpassword", { email }, options);
  }

  async resetPassword(code, change, options) {
    await this.#post(`/api/auth/resetpassword/${segment(code)}`, confirmed(change), options);
  }

  async sessions(options) {
    return (await this.#call("GET", "/api/auth/sessions", options)).data.sessions;
  }

  async endSession(id, options) {
    await this.#call("DELETE", `/api/auth/sessions/${segment(id)}`, options);
  }

  async endOtherSessions(options) {
    await this.#call("DELETE", "/api/auth/sessions", options);
  }

  async changePassword(change, options) {
    const request = { ...options, json: confirmed(change) };
    await this.#call("PUT", "/api/users/me/password", request, (content) => this.#opened(content));
  }

  async changeEmail(json, options) {
    await this.#call("PUT", "/api/users/me/email", { ...options, json });
  }

  async deleteAccount(json, options) {
    await this.#call("DELETE", "/api/users/me", { ...options, json }, () => this.#closed());
  }

  async exportAccount(options) {
    const file = await this.#call("GET", "/api/users/me/export", options);
    for (const { data } = file; data.nextEvents; ) {
      const page = await this.events({ ...options, cursor: data.nextEvents });
      data.events.push(...page.events);
      data.nextEvents = page.next;
    }
    return file;
  }

  async events({ signal, ...query } = {}) {
    return (await this.#call("GET", "/api/users/me/events", { signal, query })).data;
  }

  #adminRoutes() {
    const get = async (path, { signal, ...query } = {}) =>
      (await this.#call("GET", `/api/admin/${path}`, { signal, query })).data;
    const change = async (method, path, { signal, ...json } = {}) => {
      await this.#call(method, `/api/admin/${path}`, { signal, json });
    };
    const step = (method, ending) => (id, options) =>
      change(method, `users/${segment(id)}${ending}`, options);
    return {
      users: (options) => get("users", options),
      user: (id, options) => get(`users/${segment(id)}`, options),
      disable: step("POST", "/disable"),
      enable: step("POST", "/enable"),
      setRole: (id, role, options) => step("PUT", "/role")(id, { ...options, role }),
      endSessions: step("DELETE", "/sessions"),
      resendVerification: step("POST", "/verification"),
      startPasswordReset: step("POST", "/password-reset"),
      deleteUser: step("DELETE", ""),
      events: (options) => get("events", options),
      statistics: (options) => get("statistics", options),
      serviceKeys: async (options) => (await get("service-keys", options)).serviceKeys,
      revokeServiceKey: (id, options) => change("DELETE", `service-keys/${segment(id)}`, options),
    };
  }

  /** Refreshes once if the access token has expired, and repeats the request once. */
  async #call(method, path, options = {}, settle) {
    const epoch = this.#epoch;
    const once = async () => {
      const content = await this.#send(method, path, { ...options, token: this.#tokens?.access });
      this.#loggedIn ||= epoch === this.#epoch;
      return settle ? settle(content) : content;
    };
    const attempt = () => (settle ? this.#alone(once) : once());
    try {
      return await attempt();
    } catch (error) {
      if (!STALE.includes(error?.code)) throw error;
    }
    if (epoch === this.#epoch) await unlessAborted(this.refresh(), options.signal);
    return attempt();
  }

  #post(path, json, options) {
    return this.#send("POST", path, { ...options, json });
  }

  /** Requests that change the tokens take turns, so that no late answer undoes a newer one. */
  #alone(work) {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #renew() {
    if (this.#inMemory && !this.#tokens) {
      throw new NotLoggedIn("You are not logged in", { code: "not_logged_in" });
    }
    const json = this.#tokens && { refresh_token: this.#tokens.refresh };
    try {
      this.#opened(await this.#send("POST", "/api/auth/refresh", { json, safe: true }));
    } catch (error) {
      if (error.code === REFUSED) this.#ended();
      throw error;
    }
  }

  #opened(content) {
    this.#loggedIn = true;
    this.#epoch++;
    if (this.#inMemory) {
      this.#tokens = { access: content.access_token, refresh: content.refresh_token };
    }
  }

  #closed() {
    this.#epoch++;
    this.#loggedIn = false;
    this.#tokens = undefined;
  }

  #ended() {
    if (this.#loggedIn && this.#onLogout) queueMicrotask(this.#onLogout);
    this.#closed();
  }

  /** Sends a request that changes nothing again, once, if the connection fails. */
  async #send(method, path, { safe = method === "GET", ...options }) {
    try {
      return await this.#request(method, path, options);
    } catch (error) {
      if (!safe || error?.code !== "network_error") throw error;
    }
    return this.#request(method, path, options);
  }

  async #request(method, path, { json, query, signal, token }) {
    signal?.throwIfAborted();
    const body = json && JSON.stringify(json);
    const limit = new AbortController();
    const abort = () => limit.abort();
    const timer = setTimeout(abort, this.#timeLimit);
    signal?.addEventListener("abort", abort);
    try {
      const response = await (0, this.#fetch)(this.#base + path + search(query), {
        method,
        body,
        headers: {
          ...(body && { "Content-Type": "application/json" }),
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        cache: "no-store",
        credentials: this.#credentials,
        redirect: "error",
        signal: limit.signal,
      });
      return read(response, await response.text());
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof HexauthError ? error : unanswered(limit.signal.aborted, error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }
}

/** Cookies go to another origin only if that is where the service is. */
function credentialsFor(base, here, inMemory) {
  let url;
  try {
    url = new URL(`${base}/`, here?.href);
  } catch {
    throw new TypeError("baseUrl must be an absolute URL here, as http://localhost:8000");
  }
  if (inMemory) return "omit";
  return url.origin === here?.origin ? "same-origin" : "include";
}

function read(response, text) {
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    // A proxy answered, or another server.
  }
  if (response.ok && content?.status === "success") return content;
  const { code, message, errors, correlationId } = content ?? {};
  const { status } = response;
  const Kind = BY_CODE.get(code) ?? ofProxy(status);
  throw new Kind(message ?? `The answer (${status}) is not hexauth's; check baseUrl and proxies`, {
    status,
    code: code ?? "unexpected_answer",
    errors: Array.isArray(errors) ? errors : [],
    retryAfter: seconds(response.headers.get("Retry-After")),
    correlationId,
  });
}

function ofProxy(status) {
  if (status === 429) return Throttled;
  return [502, 503, 504].includes(status) ? Unavailable : HexauthError;
}

/** Without its cause, which may name the path, and so the code of a letter. */
function unanswered(timedOut, { cause, name }) {
  return timedOut
    ? new NetworkError("The service did not answer in time", { code: "timeout" })
    : new NetworkError(`The service cannot be reached: ${cause?.code ?? name}`, {
      code: "network_error",
    });
}

/** Retry-After is a number of seconds, or a date (RFC 9110, 10.2.3). */
function seconds(header) {
  const wait = Number(header) || Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return wait >= 0 && wait < Infinity ? wait : undefined;
}

function confirmed(json) {
  return { passwordConfirm: json.password, ...json };
}

/** An empty text or dots would be another path. */
function segment(value) {
  return encodeURIComponent(value).replace(/^\.{0,2}$/, "-");
}

function search(query = {}) {
  const given = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}

function unlessAborted(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
