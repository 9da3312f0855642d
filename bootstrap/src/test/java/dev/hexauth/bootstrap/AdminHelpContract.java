package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What admins change about users: who may, what it ends, and that one admin stays. */
interface AdminHelpContract extends AdminsOverHttp {

  String OWN = "This is your own account, please ask another admin to do this";
  String LAST = "This is the last admin, please make another user an admin first";
  String AGAIN = "Log in again to do this";

  @Test
  default void an_enabled_user_logs_in_with_the_password_and_has_no_session_of_before() {
    Account account = registered();
    Tokens before = loggedIn(account);
    String id = AdminsOverHttp.idOf(before);
    Tokens admin = admin();
    for (int i = 0; i < 2; i++) {
      disable(id, admin).succeeded(200);
    }
    api().login(account).failed(400, "Invalid email or password");

    for (int i = 0; i < 2; i++) {
      enable(id, admin).succeeded(200);
    }

    api().me(before.access()).failed(401, "Invalid token or session has expired");
    api().refresh(before.refresh()).failed(403);
    Tokens after = loggedIn(account);
    assertThat(AdminsOverHttp.idOf(after)).isEqualTo(id);
    enable(id, admin).succeeded(200);
    api().me(after.access()).succeeded(200);
  }

  @Test
  @Tag("ASVS-7.4.2")
  default void a_role_is_given_and_taken_which_ends_the_sessions_at_once() {
    Account account = registered();
    Tokens before = loggedIn(account);
    String id = AdminsOverHttp.idOf(before);
    Tokens admin = admin();

    setRole(id, "admin", admin).succeeded(200);

    api().me(before.access()).failed(401, "Invalid token or session has expired");
    Tokens promoted = loggedIn(account);
    assertThat(Jwt.parse(promoted.access()).claim("roles")).isEqualTo(List.of("admin"));
    disable(AdminContract.NOBODY, promoted).failed(404, "User not found");

    setRole(id, "user", admin).succeeded(200);

    api().me(promoted.access()).failed(401, "Invalid token or session has expired");
    Tokens demoted = loggedIn(account);
    disable(AdminContract.NOBODY, demoted).failed(403, "You are not allowed to do this");
    setRole(id, "user", admin).succeeded(200);
  }

  @Test
  @Tag("ASVS-7.4.2")
  default void a_deleted_user_is_gone_and_the_address_is_free() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    String id = AdminsOverHttp.idOf(tokens);
    Tokens admin = admin();

    deleteUser(id, admin).succeeded(200);

    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    api().login(account).failed(400, "Invalid email or password");
    deleteUser(id, admin).failed(404, "user_not_found", "User not found");
    enable(id, admin).failed(404, "user_not_found", "User not found");
    api().register(account).succeeded(201);
    assertThat(AdminsOverHttp.idOf(loggedIn(account))).isNotEqualTo(id);
  }

  @Test
  default void a_disabled_user_can_be_deleted_and_nothing_else() {
    Account account = registered();
    String id = AdminsOverHttp.idOf(loggedIn(account));
    Tokens admin = admin();
    disable(id, admin).succeeded(200);

    setRole(id, "admin", admin).failed(404, "user_not_found", "User not found");
    endSessions(id, admin).failed(404, "user_not_found", "User not found");
    deleteUser(id, admin).succeeded(200);

    api().register(account).succeeded(201);
  }

  @Test
  default void the_older_address_of_a_step_answers_alike() {
    Tokens admin = admin();
    String victim = AdminsOverHttp.idOf(loggedIn());
    olderDisable(victim, admin).succeeded(200);
    olderDisable(AdminContract.NOBODY, admin).failed(404, "user_not_found", "User not found");
    olderDisable(AdminsOverHttp.idOf(admin), admin).failed(409, "own_account", OWN);
  }

  private Reply olderDisable(String id, Tokens admin) {
    return api().post("/api/users/" + id + "/disable").bearer(admin.access()).send();
  }

  @Test
  default void a_role_is_changed_for_a_reason() {
    String id = AdminsOverHttp.idOf(loggedIn());
    api()
        .call("PUT", "/api/admin/users/" + id + "/role")
        .bearer(admin().access())
        .json("{\"role\":\"user\",\"reason\":\"Ticket 17\"}")
        .send()
        .succeeded(200);
  }

  @Test
  default void no_admin_ends_their_own_account() {
    Tokens admin = admin();
    String id = AdminsOverHttp.idOf(admin);
    disable(id, admin).failed(409, "own_account", OWN);
    setRole(id, "user", admin).failed(409, "own_account", OWN);
    deleteUser(id, admin).failed(409, "own_account", OWN);
    enable(id, admin).succeeded(200);
    api().me(admin.access()).succeeded(200);
  }

  @Test
  default void the_last_admin_cannot_leave_and_the_second_last_can() {
    Account last = registered();
    Tokens tokens = onlyAdmin(last);
    String body = Json.text(Map.of("password", last.password()));

    api()
        .call("DELETE", "/api/users/me")
        .bearer(tokens.access())
        .json(body)
        .send()
        .failed(409, "last_admin", LAST);

    api().me(tokens.access()).succeeded(200);
    assembly().makeAdmin(registered());
    api().call("DELETE", "/api/users/me").bearer(tokens.access()).json(body).send().succeeded(200);
  }

  @Test
  default void of_two_admins_who_end_each_other_one_stays() {
    for (int round = 0; round < 6; round++) {
      List<Account> accounts = List.of(registered(), registered());
      onlyAdmin(accounts.getFirst());
      assembly().makeAdmin(accounts.getLast());
      List<Tokens> admins = accounts.stream().map(this::loggedIn).toList();
      List<String> ids = admins.stream().map(AdminsOverHttp::idOf).toList();
      int way = round % 3;

      List<Reply> replies =
          Race.of(
              2,
              i ->
                  () ->
                      switch (way) {
                        case 0 -> disable(ids.get(1 - i), admins.get(i));
                        case 1 -> setRole(ids.get(1 - i), "user", admins.get(i));
                        default -> deleteUser(ids.get(1 - i), admins.get(i));
                      });

      // The slower one was too late at its session, its role, or the lock.
      assertThat(replies)
          .extracting(Reply::status)
          .isSubsetOf(200, 401, 403, 409)
          .containsOnlyOnce(200);
      assertThat(accounts.stream().filter(this::isAdmin)).hasSize(1);
    }
  }

  private boolean isAdmin(Account account) {
    Reply login = api().login(account);
    return login.status() == 200
        && Jwt.parse(login.tokens().access()).claim("roles").equals(List.of("admin"));
  }

  @Test
  @Tag("ASVS-7.5.3")
  default void an_admin_whose_login_is_old_logs_in_again_before_a_change() {
    Account account = registered();
    assembly().makeAdmin(account);
    Browser browser = new Browser(assembly().uri());
    Tokens old = browser.api().login(account).succeeded(200).tokens();
    String victim = AdminsOverHttp.idOf(loggedIn());
    after(Duration.ofMinutes(10));
    endSessions(victim, old).succeeded(200);

    after(Duration.ofSeconds(1));

    Tokens refreshed = browser.api().get("/api/auth/refresh").send().succeeded(200).tokens();
    assertThat(Jwt.parse(refreshed.access()).claim("auth_time"))
        .isEqualTo(Jwt.parse(old.access()).claim("auth_time"));
    for (Reply reply :
        List.of(
            disable(victim, refreshed),
            enable(victim, refreshed),
            setRole(victim, "admin", refreshed),
            endSessions(victim, refreshed),
            deleteUser(victim, refreshed),
            api().post("/api/users/" + victim + "/disable").bearer(refreshed.access()).send(),
            api()
                .call("DELETE", "/api/admin/service-keys/" + AdminContract.NOBODY)
                .bearer(refreshed.access())
                .send())) {
      reply.failed(403, "reauthentication_required", AGAIN);
    }
    api().get("/api/admin/service-keys").bearer(refreshed.access()).send().succeeded(200);

    Tokens fresh = browser.api().login(account).succeeded(200).tokens();

    api().me(refreshed.access()).failed(401, "Invalid token or session has expired");
    disable(victim, fresh).succeeded(200);
  }

  @Test
  default void a_body_is_optional_and_a_bad_one_changes_nothing() {
    Account account = registered();
    String id = AdminsOverHttp.idOf(loggedIn(account));
    Tokens admin = admin();
    String path = "/api/admin/users/" + id;
    for (Api.Call call :
        List.of(
            api().call("DELETE", path).json("{\"reason\":\"a\\nb\"}"),
            api().call("DELETE", path).json("{\"reason\":null}"),
            api().call("DELETE", path).json("[]"),
            api().call("DELETE", path).json("{\"reason\":\"x\"} x"),
            api().post(path + "/disable").json("{\"reason\":\"" + "r".repeat(201) + "\"}"),
            api().call("PUT", path + "/role").json("{}"),
            api().call("PUT", path + "/role").json("{\"role\":\"root\"}"))) {
      call.bearer(admin.access()).send().failed(400);
    }
    api()
        .call("DELETE", path)
        .body("text/plain", "{}".getBytes(StandardCharsets.UTF_8))
        .bearer(admin.access())
        .send()
        .failed(415);
    api().login(account).succeeded(200);

    for (String body :
        List.of("{}", "{\"reason\":\"Ticket 17: \u00fcberpr\u00fcft\"}", "{\"x\":1}")) {
      api().post(path + "/disable").json(body).bearer(admin.access()).send().succeeded(200);
    }
    api().post(path + "/disable").bearer(admin.access()).send().succeeded(200);
    api().login(account).failed(400);
  }

  /** The tokens of a login as the only active admin. */
  private Tokens onlyAdmin(Account account) {
    assembly().makeOnlyAdmin(account);
    return loggedIn(account);
  }
}
