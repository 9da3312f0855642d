package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The budget of round trips: how many statements PostgreSQL and how many commands Redis executes
 * for a successful request to each route, with users in PostgreSQL and sessions in Redis.
 */
final class RoundTripsTest implements AdminsOverHttp {

  /** Statements, commands, route. */
  private static final String BUDGET =
      """
      2 1 DELETE /api/admin/service-keys/{id}
      3 3 DELETE /api/admin/users/{id}
      3 2 DELETE /api/admin/users/{id}/sessions
      0 2 DELETE /api/auth/sessions
      0 3 DELETE /api/auth/sessions/{id}
      3 8 DELETE /api/users/me
      3 2 DELETE /api/users/{id}/sessions
      2 1 GET /api/admin/events
      2 1 GET /api/admin/service-keys
      3 1 GET /api/admin/statistics
      2 1 GET /api/admin/users
      2 3 GET /api/admin/users/{id}
      0 1 GET /api/auth/logout
      1 1 GET /api/auth/refresh
      0 2 GET /api/auth/sessions
      1 0 GET /api/auth/verifyemail/{code}
      0 0 GET /api/healthchecker
      1 1 GET /api/users/me
      1 1 GET /api/users/me/events
      3 3 GET /api/users/me/export
      2 4 PATCH /api/auth/resetpassword/{code}
      2 2 POST /api/admin/users/{id}/disable
      3 2 POST /api/admin/users/{id}/enable
      3 1 POST /api/admin/users/{id}/password-reset
      3 1 POST /api/admin/users/{id}/verification
      1 2 POST /api/auth/forgotpassword
      2 9 POST /api/auth/login
      0 1 POST /api/auth/logout
      1 1 POST /api/auth/refresh
      1 1 POST /api/auth/register
      2 4 POST /api/auth/resetpassword/{code}
      2 3 POST /api/auth/takebackemail/{code}
      1 2 POST /api/auth/verifyemail
      1 0 POST /api/auth/verifyemail/{code}
      2 2 POST /api/users/{id}/disable
      1 1 POST /oauth2/introspect
      0 1 POST /oauth2/revoke
      0 0 POST /oauth2/token
      2 2 PUT /api/admin/users/{id}/role
      4 8 PUT /api/users/me/email
      4 9 PUT /api/users/me/password
      """;

  private static final String NEW_PASSWORD = "battery staple";
  private static final String REFRESH = "/api/auth/refresh";
  private static final String LOGOUT = "/api/auth/logout";
  private static final String USERS = "/api/admin/users";
  private static final String BY_ID = USERS + "/{id}";
  private static final String VERIFY = "/api/auth/verifyemail";
  private static final String RESET = "/api/auth/resetpassword/{code}";

  private static AskedStores stores;
  private static Assembly assembly;

  private final Map<String, AskedStores.Asked> asked = new TreeMap<>();

  @BeforeAll
  static void start() {
    stores = new AskedStores();
    Map<String, String> settings =
        new HashMap<>(Letters.on(StoreSettings.patient(stores.settings())));
    // So that no connection is opened later, which sends a statement.
    settings.put("spring.datasource.hikari.maximum-pool-size", "1");
    assembly = Assembly.start(settings);
  }

  @AfterAll
  static void stop() {
    assembly.close();
    stores.close();
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  /** The first round sends what later ones need not send again: scripts, and a service's key. */
  @Test
  void every_route_has_a_budget_of_statements_and_commands_and_keeps_it() {
    for (int round = 0; round < 2; round++) {
      asked.clear();
      users();
      letters();
      admins();
      services();
    }
    assertThat(asked.keySet()).containsExactlyInAnyOrderElementsOf(routes());
    Map<String, String> counted = new TreeMap<>();
    asked.forEach((route, sent) -> counted.put(route, sent.count() + " " + route));
    List<String> budgets = BUDGET.lines().toList();
    List<AskedStores.Asked> others =
        asked.entrySet().stream()
            .filter(route -> !budgets.contains(counted.get(route.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(counted.values()).as("%s", others).containsExactlyElementsOf(budgets);
  }

  private static List<String> routes() {
    return DocumentedRoute.all().stream()
        .filter(route -> route.path().startsWith("/api/") || route.path().startsWith("/oauth2/"))
        .map(DocumentedRoute::toString)
        .toList();
  }

  private void users() {
    count("GET /api/healthchecker", () -> api().get("/api/healthchecker").send());
    Account account = Account.any();
    count("POST /api/auth/register", () -> api().register(account));
    Tokens tokens = count("POST /api/auth/login", () -> api().login(account)).tokens();
    count("GET /api/users/me", () -> api().me(tokens.access()));
    for (String method : List.of("GET", "POST")) {
      Tokens old = loggedIn(account);
      Tokens rotated =
          count(
                  method + " " + REFRESH,
                  () -> api().call(method, REFRESH).cookie("refresh_token", old.refresh()).send())
              .tokens();
      count(
          method + " " + LOGOUT, () -> api().call(method, LOGOUT).bearer(rotated.access()).send());
    }
    count("GET /api/users/me/events", get("/api/users/me/events", tokens));
    count("GET /api/users/me/export", get("/api/users/me/export", tokens));
    sessions(account, tokens);
    Tokens changed =
        count(
                "PUT /api/users/me/password",
                () ->
                    api()
                        .call("PUT", "/api/users/me/password")
                        .bearer(tokens.access())
                        .json(
                            Json.text(
                                Map.of(
                                    "currentPassword", account.password(),
                                    "password", NEW_PASSWORD,
                                    "passwordConfirm", NEW_PASSWORD)))
                        .send())
            .tokens();
    count(
        "DELETE /api/users/me",
        () ->
            api()
                .call("DELETE", "/api/users/me")
                .bearer(changed.access())
                .json(Json.text(Map.of("password", NEW_PASSWORD)))
                .send());
  }

  private void sessions(Account account, Tokens tokens) {
    loggedIn(account);
    Reply list = count("GET /api/auth/sessions", get("/api/auth/sessions", tokens));
    List<String> others =
        list.json()
            .at("/data/sessions")
            .valueStream()
            .filter(session -> !session.path("current").asBoolean())
            .map(session -> session.path("id").asString())
            .toList();
    assertThat(others).hasSize(1);
    count(
        "DELETE /api/auth/sessions/{id}",
        () ->
            api()
                .call("DELETE", "/api/auth/sessions/" + others.getFirst())
                .bearer(tokens.access())
                .send());
    count(
        "DELETE /api/auth/sessions",
        () -> api().call("DELETE", "/api/auth/sessions").bearer(tokens.access()).send());
  }

  private void letters() {
    Account account = registered();
    Letters letters = new Letters(assembly);
    letters.code(account.email(), MailContract.VERIFY_PAGE);
    count("POST " + VERIFY, () -> api().post(VERIFY, Map.of("email", account.email())).send());
    String verify = letters.code(account.email(), MailContract.VERIFY_PAGE);
    for (String method : List.of("GET", "POST")) {
      count(
          method + " " + VERIFY + "/{code}",
          () -> api().call(method, MailContract.VERIFY + verify).send());
    }
    for (String method : List.of("PATCH", "POST")) {
      count(
          "POST /api/auth/forgotpassword",
          () -> api().post("/api/auth/forgotpassword", Map.of("email", account.email())).send());
      String code = letters.code(account.email(), MailContract.RESET_PAGE);
      Map<String, ?> password =
          Map.of("password", account.password(), "passwordConfirm", account.password());
      count(
          method + " " + RESET,
          () -> api().call(method, MailContract.RESET + code).json(Json.text(password)).send());
    }
    Tokens tokens = loggedIn(account);
    Account moved = Account.any();
    count(
        "PUT /api/users/me/email",
        () ->
            api()
                .call("PUT", "/api/users/me/email")
                .bearer(tokens.access())
                .json(Json.text(Map.of("email", moved.email(), "password", account.password())))
                .send());
    String change = letters.code(moved.email(), MailContract.VERIFY_PAGE);
    api().post(MailContract.VERIFY + change).send().succeeded(200);
    String back = letters.code(account.email(), MailContract.TAKE_BACK_PAGE);
    count(
        "POST /api/auth/takebackemail/{code}",
        () -> api().post(MailContract.TAKE_BACK + back).send());
  }

  private void admins() {
    Tokens admin = admin();
    count("GET " + USERS, get(USERS, admin));
    count("GET /api/admin/events", get("/api/admin/events", admin));
    count("GET /api/admin/statistics", get("/api/admin/statistics", admin));
    String id = AdminsOverHttp.idOf(loggedIn());
    count("GET " + BY_ID, get(USERS + "/" + id, admin));
    count("POST " + BY_ID + "/disable", () -> disable(id, admin));
    count("POST " + BY_ID + "/enable", () -> enable(id, admin));
    count("PUT " + BY_ID + "/role", () -> setRole(id, "admin", admin));
    count("DELETE " + BY_ID + "/sessions", () -> endSessions(id, admin));
    count("POST " + BY_ID + "/verification", () -> step("POST", id, "/verification", admin));
    count("POST " + BY_ID + "/password-reset", () -> step("POST", id, "/password-reset", admin));
    String older = "/api/users/" + id;
    count(
        "DELETE /api/users/{id}/sessions",
        () -> api().call("DELETE", older + "/sessions").bearer(admin.access()).send());
    count(
        "POST /api/users/{id}/disable",
        () -> api().post(older + "/disable").bearer(admin.access()).send());
    count("DELETE " + BY_ID, () -> deleteUser(id, admin));
    assembly.makeServiceKey(Assembly.newServiceName());
    Reply keys = count("GET /api/admin/service-keys", get("/api/admin/service-keys", admin));
    String key = keys.json().at("/data/serviceKeys").get(0).path("id").asString();
    count(
        "DELETE /api/admin/service-keys/{id}",
        () -> api().call("DELETE", "/api/admin/service-keys/" + key).bearer(admin.access()).send());
  }

  private void services() {
    String service = Assembly.newServiceName();
    String key = assembly.makeServiceKey(service);
    Tokens tokens = loggedIn();
    introspect(key, tokens);
    count("POST /oauth2/introspect", () -> introspect(key, tokens));
    count(
        "POST /oauth2/token",
        () ->
            api()
                .post("/oauth2/token")
                .form("grant_type", "client_credentials")
                .basic(service, key)
                .send());
    count("POST /oauth2/revoke", () -> api().revoke(key, tokens.refresh()));
  }

  private Reply introspect(String key, Tokens tokens) {
    return api().introspect(key, tokens.access());
  }

  private Supplier<Reply> get(String path, Tokens tokens) {
    return () -> api().get(path).bearer(tokens.access()).send();
  }

  /** Sends a request, and notes what the service asks the stores for it. */
  private Reply count(String route, Supplier<Reply> request) {
    List<Reply> reply = new ArrayList<>();
    asked.put(route, stores.during(() -> reply.add(request.get())));
    assertThat(reply.getFirst().status()).as("%s: %s", route, reply).isBetween(200, 299);
    return reply.getFirst();
  }
}
