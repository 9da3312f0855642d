package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Admins, whom nobody becomes by registering, shut users out. */
interface AdminContract extends AdminsOverHttp {

  String NOBODY = "00000000-0000-7000-8000-000000000000";

  @Test
  default void a_new_admin_must_log_in_again_and_has_the_role() {
    Account account = registered();
    Tokens before = loggedIn(account);

    assembly().makeAdmin(account);

    api().me(before.access()).failed(401, "Invalid token or session has expired");
    api().refresh(before.refresh()).failed(403, RefreshContract.REFUSED);
    Tokens after = loggedIn(account);
    assertThat(Jwt.parse(before.access()).claim("roles")).isEqualTo(List.of("user"));
    assertThat(Jwt.parse(after.access()).claim("roles")).isEqualTo(List.of("admin"));
    Tokens refreshed = api().refresh(after.refresh()).succeeded(200).tokens();
    assertThat(Jwt.parse(refreshed.access()).claim("roles")).isEqualTo(List.of("admin"));
    Reply me = api().me(refreshed.access()).succeeded(200);
    assertThat(me.json().path("data").path("user").path("role").asString()).isEqualTo("admin");
  }

  @Test
  @Tag("ASVS-7.4.2")
  default void a_disabled_user_is_logged_out_and_cannot_log_in_again() {
    Account account = registered();
    Tokens tokens = loggedIn(account);

    disable(AdminsOverHttp.idOf(tokens), admin()).succeeded(200);

    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    api().refresh(tokens.refresh()).failed(403);
    api().login(account).failed(400, "Invalid email or password");
    api().register(account).failed(409);
  }

  @Test
  @Tag("ASVS-7.4.5")
  default void a_user_whose_sessions_an_admin_ends_may_log_in_again() {
    Account account = registered();
    List<Tokens> sessions = List.of(loggedIn(account), loggedIn(account));

    endSessions(AdminsOverHttp.idOf(sessions.getFirst()), admin()).succeeded(200);

    for (Tokens tokens : sessions) {
      api().me(tokens.access()).failed(401, "Invalid token or session has expired");
      api().refresh(tokens.refresh()).failed(403);
    }
    api().login(account).succeeded(200);
  }

  @Test
  default void a_user_who_registered_with_the_role_admin_is_not_allowed() {
    Account account = Account.any();
    var registration = account.registration();
    registration.put("role", "admin");
    api().post("/api/auth/register", registration).send().succeeded(201);
    Tokens own = loggedIn(account);
    Tokens victim = loggedIn();

    for (String id : List.of(AdminsOverHttp.idOf(victim), AdminsOverHttp.idOf(own), NOBODY)) {
      disable(id, own).failed(403, "You are not allowed to do this");
      endSessions(id, own).failed(403, "You are not allowed to do this");
    }

    api().me(victim.access()).succeeded(200);
    api().me(own.access()).succeeded(200);
  }

  @Test
  default void an_unknown_user_is_not_found() {
    Tokens admin = admin();

    for (String id : List.of(NOBODY, "me", "1", "%20")) {
      disable(id, admin).failed(404, "User not found");
      endSessions(id, admin).failed(404, "User not found");
    }
  }

  @Test
  default void the_older_paths_do_the_same() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    String path = "/api/users/" + AdminsOverHttp.idOf(tokens);
    Tokens admin = admin();
    api().call("DELETE", path + "/sessions").bearer(admin.access()).send().succeeded(200);
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    api().post(path + "/disable").bearer(admin.access()).send().succeeded(200);
    api().login(account).failed(400, "Invalid email or password");
  }

  @Test
  default void a_caller_without_a_session_disables_no_user() {
    Tokens victim = loggedIn();
    String path = "/api/users/" + AdminsOverHttp.idOf(victim);

    api().post(path + "/disable").send().failed(401, "You are not logged in");
    api().call("DELETE", path + "/sessions").send().failed(401, "You are not logged in");
    api().me(victim.access()).succeeded(200);
  }
}
