package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an admin changes wins against whatever the user does at that moment. */
@Tag("ASVS-7.4.2")
interface AdminRaceContract extends AdminsOverHttp {

  int ROUNDS = 4;
  int THREADS = 8;

  @Test
  default void no_login_that_races_with_a_disable_leaves_a_session() {
    Tokens admin = admin();
    for (int round = 0; round < ROUNDS; round++) {
      Account account = registered();
      String id = AdminsOverHttp.idOf(loggedIn(account));
      Queue<Tokens> opened = new ConcurrentLinkedQueue<>();

      List<Reply> replies =
          Race.of(
              THREADS,
              i ->
                  () ->
                      i == THREADS / 2 ? disable(id, admin) : noted(api().login(account), opened));

      replies.get(THREADS / 2).succeeded(200);
      opened.forEach(this::ended);
      api().login(account).failed(400, "Invalid email or password");
    }
  }

  @Test
  default void no_refresh_that_races_with_a_disable_leaves_a_session() {
    Tokens admin = admin();
    for (int round = 0; round < ROUNDS; round++) {
      Account account = registered();
      Tokens tokens = loggedIn(account);
      Queue<Tokens> opened = new ConcurrentLinkedQueue<>(List.of(tokens));

      List<Reply> replies =
          Race.of(
              THREADS,
              i ->
                  () ->
                      i == THREADS / 2
                          ? disable(AdminsOverHttp.idOf(tokens), admin)
                          : noted(api().refresh(tokens.refresh()), opened));

      replies.get(THREADS / 2).succeeded(200);
      assertThat(replies).extracting(Reply::status).isSubsetOf(200, 403);
      opened.forEach(this::ended);
    }
  }

  @Test
  default void a_session_that_survives_a_change_of_role_has_the_new_one() {
    for (int round = 0; round < ROUNDS; round++) {
      Account account = registered();
      Tokens before = loggedIn(account);
      Queue<Tokens> opened = new ConcurrentLinkedQueue<>();

      List<Reply> replies =
          Race.of(
              THREADS,
              i ->
                  () ->
                      switch (i % 4) {
                        case 0 -> disable(AdminContract.NOBODY, before);
                        case 1 -> promoted(account, i);
                        default -> noted(api().login(account), opened);
                      });

      assertThat(replies).extracting(Reply::status).isSubsetOf(200, 400, 401, 403, 404);
      ended(before);
      for (Tokens tokens : opened) {
        Reply me = api().me(tokens.access());
        if (me.status() == 200) {
          assertThat(me.json().at("/data/user/role").asString()).isEqualTo("admin");
          disable(AdminContract.NOBODY, tokens).failed(404, "User not found");
        } else {
          ended(tokens);
        }
      }
    }
  }

  @Test
  default void an_admin_who_is_disabled_while_acting_has_no_further_effect() {
    Tokens admin = admin();
    for (int round = 0; round < ROUNDS; round++) {
      Tokens other = admin();
      Account account = registered();
      String id = AdminsOverHttp.idOf(loggedIn(account));

      List<Reply> replies =
          Race.of(
              THREADS,
              i ->
                  () ->
                      i == THREADS / 2
                          ? disable(AdminsOverHttp.idOf(other), admin)
                          : endSessions(id, other));

      replies.get(THREADS / 2).succeeded(200);
      // Between the end of the account and that of its sessions it is no admin: 403.
      assertThat(replies).extracting(Reply::status).isSubsetOf(200, 401, 403);
      disable(id, other).failed(401, "Invalid token or session has expired");
      api().login(account).succeeded(200);
    }
  }

  private Reply promoted(Account account, int thread) {
    if (thread == 1) {
      assembly().makeAdmin(account);
    }
    return api().get("/api/healthchecker").send();
  }

  private static Reply noted(Reply reply, Queue<Tokens> opened) {
    if (reply.status() == 200) {
      opened.add(reply.tokens());
    }
    return reply;
  }

  private void ended(Tokens tokens) {
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    api().refresh(tokens.refresh()).failed(403, "Could not refresh access token");
  }
}
