// What the client does with answers; run by Node (cases.test.js) and by a browser (index.html).

import {
  Hexauth,
  HexauthError,
  InvalidCredentials,
  NetworkError,
  NotAllowed,
  NotLoggedIn,
  NotVerified,
  ReauthenticationRequired,
  Throttled,
  Unavailable,
  ValidationError,
} from "../hexauth.js";
import { ADA, Service, failure, json, success } from "./answers.js";

const BASE = "http://service.test";
const ME = "GET /api/users/me";
const REFRESH = "POST /api/auth/refresh";
const ADA_LOGS_IN = { email: "ada@example.com", password: "correct horse" };

export function equal(actual, expected) {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value) ?? String(value));
  if (a !== b) {
    throw new Error(`expected ${b}, but it is ${a}`);
  }
}

export async function rejected(promise, Kind) {
  let error;
  try {
    await promise;
  } catch (thrown) {
    error = thrown;
  }
  equal(error?.constructor?.name, Kind.name);
  return error;
}

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

function client(service, options) {
  return new Hexauth({ baseUrl: BASE, fetch: service.fetch, tokens: "cookies", ...options });
}

/** The error of a request that gets this answer. */
const errorOf = (answer, Kind) =>
  rejected(client(new Service({ [ME]: answer })).me(), Kind);

export const cases = {
  async an_expired_access_token_is_renewed_once_for_all_calls_that_wait() {
    const service = new Service();
    const hexauth = client(service);
    await hexauth.login(ADA_LOGS_IN);
    service.expired = true;

    equal(await Promise.all([1, 2, 3, 4].map(() => hexauth.me())), [ADA, ADA, ADA, ADA]);
    equal(service.sent(REFRESH).length, 1);
    equal(service.sent(ME).length, 8);
  },

  async a_late_401_of_the_old_token_does_not_refresh_again() {
    let answerLate;
    let sent = 0;
    const late = new Promise((resolve) => (answerLate = () => resolve(failure(401, "token_expired"))));
    const service = new Service({
      "GET /api/auth/sessions": () => (sent++ === 0 ? late : success({ data: { sessions: [] } })),
    });
    const hexauth = client(service);
    service.expired = true;
    const slow = hexauth.sessions();
    await hexauth.me();
    answerLate();

    equal(await slow, []);
    equal(service.sent(REFRESH).length, 1);
  },

  async a_storm_of_401_ends_after_one_refresh_and_one_repetition() {
    const service = new Service({ [ME]: () => failure(401, "token_expired") });
    await rejected(client(service).me(), NotLoggedIn);
    equal(service.requests.map(({ route }) => route), [ME, REFRESH, ME]);
  },

  async a_session_that_another_tab_has_replaced_is_found_by_a_refresh() {
    let asked = 0;
    const service = new Service({
      [ME]: () => (asked++ === 0 ? failure(401, "session_ended") : success({ data: { user: ADA } })),
    });
    equal(await client(service).me(), ADA);
  },

  async a_refused_refresh_is_reported_once() {
    let reports = 0;
    const service = new Service();
    const hexauth = client(service, { onLogout: () => reports++ });
    await hexauth.me();
    service.ended = true;

    for (const call of [hexauth.me(), hexauth.sessions(), hexauth.me()]) {
      await rejected(call, NotLoggedIn);
    }
    await rejected(hexauth.me(), NotLoggedIn);
    await tick();
    equal(reports, 1);
  },

  async a_later_login_of_another_tab_is_used_after_a_refused_refresh() {
    let reports = 0;
    const service = new Service();
    const hexauth = client(service, { onLogout: () => reports++ });
    await hexauth.me();
    service.ended = true;
    await rejected(hexauth.me(), NotLoggedIn);
    service.ended = false;
    equal(await hexauth.me(), ADA);
    service.ended = true;
    await rejected(hexauth.me(), NotLoggedIn);
    await tick();
    equal(reports, 2);
  },

  async a_visitor_who_never_logged_in_is_not_reported() {
    let reports = 0;
    const service = new Service();
    service.ended = true;
    await rejected(client(service, { onLogout: () => reports++ }).me(), NotLoggedIn);
    await tick();
    equal(reports, 0);
  },

  async no_outage_and_no_other_server_logs_a_user_out() {
    for (const answer of [
      () => failure(503, "unavailable"),
      () => failure(429, "throttled"),
      () => failure(403, "cross_site"),
      () => new Response("<html>forbidden</html>", { status: 403 }),
      () => new Response("<html>log in to the wireless network</html>"),
      () => Promise.reject(new TypeError("Failed to fetch")),
    ]) {
      let reports = 0;
      const service = new Service({ [REFRESH]: answer });
      const hexauth = client(service, { onLogout: () => reports++ });
      await hexauth.login(ADA_LOGS_IN);
      service.expired = true;
      equal((await rejected(hexauth.me(), Object).catch((e) => e)) instanceof Error, true);
      service.answers = {};
      equal(await hexauth.me(), ADA);
      await tick();
      equal(reports, 0);
    }
  },

  async a_logout_is_not_reported_and_succeeds_after_the_session_has_ended() {
    let reports = 0;
    const service = new Service();
    const hexauth = client(service, { onLogout: () => reports++ });
    await hexauth.login(ADA_LOGS_IN);
    await hexauth.logout();
    service.answers["POST /api/auth/logout"] = () => failure(401, "session_ended");
    await hexauth.logout();
    await rejected(hexauth.me(), NotLoggedIn);
    await tick();
    equal(reports, 0);
  },

  async errors_have_the_class_of_their_code() {
    for (const [status, code, Kind] of [
      [400, "invalid_credentials", InvalidCredentials],
      [401, "not_verified", NotVerified],
      [403, "forbidden", NotAllowed],
      [403, "reauthentication_required", ReauthenticationRequired],
      [409, "last_admin", HexauthError],
      [418, "code_of_a_later_release", HexauthError],
      [500, "constructor", HexauthError],
      [500, { odd: true }, HexauthError],
    ]) {
      const error = await errorOf(() => failure(status, code), Kind);
      equal([error.status, error.code, error.name], [status, code, Kind.name]);
      equal(error instanceof HexauthError && error instanceof Error, true);
    }
  },

  async a_validation_error_has_the_first_message_of_each_field() {
    const errors = [
      { code: "too_small", path: ["body", "password"], message: "short" },
      { code: "custom", path: ["body", "password"], message: "common" },
      { code: "invalid_string", path: ["body", "email"], message: "no address" },
    ];
    const error = await errorOf(() => failure(400, "validation_failed", { errors }), ValidationError);
    equal(error.errors, errors);
    equal([error.fields.password, error.fields.email], ["short", "no address"]);
  },

  async retry_after_is_a_number_of_seconds_or_a_date() {
    const wait = async (header) =>
      (await errorOf(() => json(429, { code: "throttled" }, header && { "Retry-After": header }), Throttled))
        .retryAfter;
    equal(await wait("42"), 42);
    const date = await wait(new Date(Date.now() + 60_000).toUTCString());
    equal(date > 55 && date <= 60, true);
    for (const header of [undefined, "soon", "-1", "1e999", "Thu, 01 Jan 1970 00:00:00 GMT"]) {
      equal(await wait(header), undefined);
    }
  },

  async answers_that_are_not_of_hexauth_are_errors() {
    const html = (status) => () => new Response("<html>", { status });
    for (const [answer, Kind] of [
      [html(200), HexauthError],
      [html(404), HexauthError],
      [html(401), HexauthError],
      [html(429), Throttled],
      [html(502), Unavailable],
      [html(503), Unavailable],
      [() => json(200, null), HexauthError],
      [() => json(200, {}), HexauthError],
      [() => json(500, "text"), HexauthError],
      [() => json(500, null), HexauthError],
      [() => new Response(""), HexauthError],
      [() => new Response("{\"status\":\"succ"), HexauthError],
    ]) {
      equal((await errorOf(answer, Kind)).code, "unexpected_answer");
    }
  },

  async a_get_is_sent_again_once_after_a_lost_connection_and_a_change_never() {
    const lost = () => Promise.reject(new TypeError("Failed to fetch"));
    const service = new Service({ [ME]: lost, "DELETE /api/auth/sessions": lost });
    equal((await rejected(client(service).me(), NetworkError)).code, "network_error");
    equal(service.sent(ME).length, 2);
    await rejected(client(service).endOtherSessions(), NetworkError);
    equal(service.sent("DELETE /api/auth/sessions").length, 1);
  },

  async an_answer_is_never_followed_by_a_second_attempt() {
    const service = new Service({ [ME]: () => failure(503, "unavailable") });
    await rejected(client(service).me(), Unavailable);
    equal(service.sent(ME).length, 1);
  },

  async a_request_ends_at_its_time_limit() {
    const service = new Service({ [ME]: stalled });
    const error = await rejected(client(service, { timeLimit: 20 }).me(), NetworkError);
    equal([error.code, error.status], ["timeout", 0]);
    equal(service.sent(ME).length, 1);
  },

  async an_endless_time_limit_is_no_immediate_one() {
    const slow = ({ signal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", reject);
        setTimeout(() => resolve(success({ data: { user: ADA } })), 30);
      });
    equal(await client(new Service({ [ME]: slow }), { timeLimit: Infinity }).me(), ADA);
  },

  async a_caller_aborts_its_own_request_and_no_other() {
    const service = new Service({ [ME]: stalled });
    const abort = new AbortController();
    const call = client(service).me({ signal: abort.signal });
    await tick();
    abort.abort(new RangeError("no longer needed"));
    equal((await rejected(call, RangeError)).message, "no longer needed");
    await rejected(client(service).me({ signal: abort.signal }), RangeError);
    equal(service.sent(ME).length, 1);
  },

  async a_caller_that_aborts_during_a_shared_refresh_leaves_it_to_the_others() {
    let answer;
    const service = new Service({ [REFRESH]: () => new Promise((resolve) => (answer = resolve)) });
    const hexauth = client(service);
    service.expired = true;
    const abort = new AbortController();
    const aborted = rejected(hexauth.me({ signal: abort.signal }), RangeError);
    const other = hexauth.me();
    while (!answer) {
      await tick();
    }
    abort.abort(new RangeError("left"));
    await aborted;
    answer(service.renew());
    equal(await other, ADA);
  },

  async tokens_in_memory_are_sent_as_bearer_and_renewed_by_the_body() {
    const service = new Service();
    const hexauth = client(service, { tokens: "memory" });
    await hexauth.login(ADA_LOGS_IN);
    equal(JSON.parse(service.requests[0].body), { ...ADA_LOGS_IN, delivery: "body" });
    service.expired = true;
    await hexauth.me();
    const [login, me, refresh, again] = service.requests;
    equal(login.headers.Authorization, undefined);
    equal(me.headers.Authorization, "Bearer access-1");
    equal(JSON.parse(refresh.body), { refresh_token: "refresh-1" });
    equal(again.headers.Authorization, "Bearer access-2");
    equal(service.requests.every(({ credentials }) => credentials === "omit"), true);
  },

  async tokens_in_memory_are_gone_after_a_logout_and_a_deletion() {
    for (const leave of ["logout", "deleteAccount"]) {
      const service = new Service();
      const hexauth = client(service, { tokens: "memory" });
      await hexauth.login(ADA_LOGS_IN);
      await hexauth[leave]({ password: "correct horse" });
      service.ended = true;
      await rejected(hexauth.me(), NotLoggedIn);
      equal(service.sent(ME)[0].headers.Authorization, undefined);
      equal(service.sent(REFRESH).length, 0);
    }
  },

  async a_login_during_a_refresh_is_not_undone_by_its_late_answer() {
    const tokens = (name) => success({ access_token: name, refresh_token: name });
    const service = new Service({
      [REFRESH]: () => new Promise((resolve) => setTimeout(() => resolve(tokens("old")), 20)),
    });
    const hexauth = client(service, { tokens: "memory" });
    await hexauth.login(ADA_LOGS_IN);
    service.answers["POST /api/auth/login"] = () => tokens("new");
    await Promise.all([hexauth.refresh(), hexauth.login(ADA_LOGS_IN)]);
    await hexauth.me();
    equal(service.requests.at(-1).headers.Authorization, "Bearer new");
  },

  async a_change_of_the_password_renews_the_tokens() {
    const service = new Service();
    const hexauth = client(service, { tokens: "memory" });
    await hexauth.login(ADA_LOGS_IN);
    await hexauth.changePassword({ currentPassword: "correct horse", password: "battery staple" });
    equal(JSON.parse(service.requests.at(-1).body).passwordConfirm, "battery staple");
    await hexauth.me();
    equal(service.requests.at(-1).headers.Authorization, "Bearer access-2");
  },

  async without_a_token_in_memory_no_refresh_is_sent() {
    const service = new Service();
    service.ended = true;
    await rejected(client(service, { tokens: "memory" }).me(), NotLoggedIn);
    equal(service.sent(REFRESH).length, 0);
  },

  async cookies_go_to_the_service_and_no_redirect_is_followed() {
    const service = new Service();
    await client(service).me();
    equal(service.requests[0].credentials, "include");
    equal(service.requests[0].redirect, "error");
    equal(service.requests[0].headers.Authorization, undefined);
    if (globalThis.location) {
      await new Hexauth({ fetch: service.fetch }).me();
      equal(service.requests[1].credentials, "same-origin");
      equal(service.requests[1].url, "/api/users/me");
    }
  },

  async ids_and_codes_stay_in_their_place_of_the_path() {
    const service = new Service();
    const hexauth = client(service);
    for (const id of ["", ".", "..", "../../users/me", "a/b?c#d", undefined]) {
      await rejected(hexauth.admin.deleteUser(id), HexauthError);
      await rejected(hexauth.verifyEmail(id), HexauthError);
    }
    equal(
      service.requests.filter(({ route }) =>
        !/^(DELETE \/api\/admin\/users|POST \/api\/auth\/verifyemail)\/[^/]+$/.test(route)),
      [],
    );
  },

  async a_query_has_what_is_given_and_no_more() {
    const service = new Service({
      "GET /api/admin/events": () => success({ data: { events: [], next: null } }),
    });
    const from = new Date(0);
    await client(service).admin.events({ from, user: undefined, cursor: null, kind: "", limit: 5 });
    equal(service.requests[0].search, "?from=1970-01-01T00%3A00%3A00.000Z&limit=5");
  },

  async an_export_has_all_events_however_many_there_are() {
    const service = new Service({
      "GET /api/users/me/export": () => success({ data: { events: [{ id: 1 }], nextEvents: "a" } }),
      "GET /api/users/me/events": () =>
        success({
          data: service.requests.at(-1).search.includes("cursor=a")
            ? { events: [{ id: 2 }], next: "b" }
            : { events: [{ id: 3 }], next: null },
        }),
    });
    const { data } = await client(service).exportAccount();
    equal(data, { events: [{ id: 1 }, { id: 2 }, { id: 3 }], nextEvents: null });
    equal(
      service.requests.map(({ search }) => search),
      ["", "?cursor=a", "?cursor=b"],
    );
  },

  async steps_of_admins_send_their_reason() {
    const service = new Service({ "PUT /api/admin/users/1/role": () => success() });
    await client(service).admin.setRole("1", "admin", { reason: "on call" });
    equal(JSON.parse(service.requests[0].body), { reason: "on call", role: "admin" });
  },

  async a_base_with_a_path_and_a_slash_is_kept() {
    const service = new Service({ "GET /auth/api/users/me": () => success({ data: { user: ADA } }) });
    equal(await client(service, { baseUrl: `${BASE}/auth/` }).me(), ADA);
  },

  async no_text_of_the_client_or_of_an_error_has_a_secret() {
    const service = new Service();
    const hexauth = client(service, { tokens: "memory" });
    await hexauth.login(ADA_LOGS_IN);
    const texts = [String(hexauth), JSON.stringify(hexauth), ...Object.values(hexauth).map(String)];
    for (const answer of [
      () => failure(500, "internal_error"),
      () => Promise.reject(Object.assign(new TypeError("Failed to parse /secret-code"), { cause: {} })),
    ]) {
      service.answers[ME] = answer;
      service.answers["POST /api/auth/resetpassword/secret-code"] = answer;
      for (const call of [
        hexauth.me(),
        hexauth.resetPassword("secret-code", { password: "correct horse" }),
      ]) {
        const error = await call.catch((thrown) => thrown);
        texts.push(error.stack, String(error.cause), JSON.stringify(error));
      }
    }
    equal(texts.filter((text) => /access-|refresh-\d|secret-code|correct horse/.test(text)), []);
  },
};

/** Answers when it is aborted, as `fetch` does. */
function stalled({ signal }) {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason)));
}
