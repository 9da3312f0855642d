package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes with the same stores are one service. */
interface TwoNodesContract {

  Assembly a();

  /** Another node, whose clock agrees unless a test sets it back. */
  Assembly b();

  @Test
  @Tag("ASVS-7.4.1")
  default void a_session_of_one_node_is_one_of_the_other_and_so_is_its_end() {
    Account account = Account.any();
    a().api().register(account).succeeded(201);
    Tokens tokens = a().api().login(account).succeeded(200).tokens();
    b().api().me(tokens.access()).succeeded(200);

    b().api().logout(tokens.access()).succeeded(200);

    a().api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    a().api().refresh(tokens.refresh()).failed(403, "Could not refresh access token");
  }

  @Test
  @Tag("ASVS-7.4.1")
  @Tag("RFC7009-2.1-immediate")
  default void a_service_that_asks_one_node_learns_of_a_logout_on_the_other() {
    Tokens tokens = loggedIn();
    Tokens revoked = loggedIn();
    String key = a().serviceKey();
    for (Assembly node : List.of(a(), b())) {
      assertThat(node.api().introspect(key, tokens.access()).body()).startsWith("{\"active\":true");
    }

    b().api().logout(tokens.access()).succeeded(200);
    assertThat(b().api().revoke(key, revoked.refresh()).status()).isEqualTo(200);

    for (Tokens ended : List.of(tokens, revoked)) {
      assertThat(a().api().introspect(key, ended.access()).body())
          .isEqualTo(ServicesOverHttp.INACTIVE);
      a().api().me(ended.access()).failed(401, "Invalid token or session has expired");
    }
  }

  @Test
  default void an_address_that_races_on_both_nodes_registers_once() {
    Account account = Account.any();

    List<Reply> replies = Race.of(8, i -> () -> node(i).api().register(account));

    assertThat(replies).extracting(Reply::status).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @Test
  default void a_refresh_that_races_on_both_nodes_yields_one_token() {
    Tokens tokens = loggedIn();

    List<Reply> replies = Race.of(32, i -> () -> node(i).api().refresh(tokens.refresh()));

    assertThat(replies).allSatisfy(reply -> reply.succeeded(200));
    List<String> next =
        replies.stream().map(reply -> reply.cookie("refresh_token")).distinct().toList();
    assertThat(next).hasSize(1);
    assertThat(Jwt.parse(next.getFirst()).claim("gen")).isEqualTo(1);
    a().api().refresh(next.getFirst()).succeeded(200);
  }

  @Test
  @Tag("RFC9700-4.14.2-reuse")
  default void a_token_reused_on_one_node_ends_the_session_on_the_other() {
    Tokens tokens = loggedIn();
    Tokens next = a().api().refresh(tokens.refresh()).succeeded(200).tokens();
    a().api().me(next.access()).succeeded(200);
    after(Duration.ofSeconds(31));

    Reuse.of(tokens.refresh(), b().api());

    a().api().me(next.access()).failed(401, "Invalid token or session has expired");
  }

  @Test
  default void a_response_that_one_node_gave_and_was_lost_is_repeated_by_the_other() {
    Tokens tokens = loggedIn();
    Tokens lost = a().api().refresh(tokens.refresh()).succeeded(200).tokens();
    after(Duration.ofMinutes(10));
    Tokens again = b().api().refresh(tokens.refresh()).succeeded(200).tokens();
    assertThat(again.refresh()).isEqualTo(lost.refresh());
    a().api().me(again.access()).succeeded(200);
    b().api().refresh(again.refresh()).succeeded(200);
  }

  @Test
  @Tag("RFC9700-4.14.2-reuse")
  default void a_generation_confirmed_on_one_node_is_not_repeated_on_the_other() {
    for (int i = 0; i < 2; i++) {
      Tokens tokens = loggedIn();
      Tokens next = node(i).api().refresh(tokens.refresh()).succeeded(200).tokens();
      node(i + 1).api().me(next.access()).succeeded(200);
      after(Duration.ofMinutes(10));
      Reuse.of(tokens.refresh(), node(i).api());
      node(i + 1).api().me(next.access()).failed(401, "Invalid token or session has expired");
    }
  }

  @Test
  default void clocks_ten_minutes_apart_log_no_user_out() {
    Tokens tokens = loggedIn();
    b().clock().setBack(Duration.ofMinutes(10));
    for (int i = 0; i < 6; i++) {
      after(Duration.ofMinutes(20));
      tokens = node(i).api().refresh(tokens.refresh()).succeeded(200).tokens();
      a().api().me(tokens.access()).succeeded(200);
      b().api().me(tokens.access()).succeeded(200);
    }
    b().clock().advance(Duration.ofMinutes(10));
  }

  @Test
  default void an_ended_session_stays_ended_on_a_node_whose_clock_is_behind() {
    Tokens loggedOut = loggedIn();
    Tokens reused = loggedIn();
    Tokens current = a().api().refresh(reused.refresh()).succeeded(200).tokens();
    a().api().me(current.access()).succeeded(200);
    after(Duration.ofSeconds(31));
    b().clock().setBack(Duration.ofMinutes(10));
    a().api().logout(loggedOut.access()).succeeded(200);
    Reuse.of(reused.refresh(), a().api());

    for (Tokens ended : List.of(loggedOut, current)) {
      b().api().me(ended.access()).failed(401, "Invalid token or session has expired");
      b().api().refresh(ended.refresh()).failed(403, "Could not refresh access token");
    }
    b().clock().advance(Duration.ofMinutes(10));
  }

  @Test
  default void two_tabs_on_two_nodes_get_one_token_while_the_clocks_are_less_than_30_s_apart() {
    b().clock().setBack(Duration.ofSeconds(30));
    for (int i = 0; i < 2; i++) {
      Tokens tokens = loggedIn();
      String one = node(i).api().refresh(tokens.refresh()).succeeded(200).tokens().refresh();
      String other = node(i + 1).api().refresh(tokens.refresh()).succeeded(200).tokens().refresh();
      assertThat(other).isEqualTo(one);
    }
    b().clock().advance(Duration.ofSeconds(30));
  }

  @Test
  default void a_clock_that_is_behind_prolongs_the_window_by_as_much_and_no_more() {
    Tokens tokens = loggedIn();
    b().clock().setBack(Duration.ofSeconds(10));
    Tokens next = a().api().refresh(tokens.refresh()).succeeded(200).tokens();
    a().api().me(next.access()).succeeded(200);
    after(Duration.ofSeconds(40));
    b().api().refresh(tokens.refresh()).succeeded(200);

    after(Duration.ofSeconds(1));

    Reuse.of(tokens.refresh(), b().api());
    b().clock().advance(Duration.ofSeconds(10));
  }

  /** The limit of what a node can know from its own clock. */
  @Test
  default void with_clocks_further_apart_than_the_window_a_late_second_tab_is_a_reuse() {
    Tokens tokens = loggedIn();
    b().clock().setBack(Duration.ofSeconds(31));
    Tokens next = b().api().refresh(tokens.refresh()).succeeded(200).tokens();
    a().api().refresh(tokens.refresh()).succeeded(200);
    b().api().me(next.access()).succeeded(200);

    Reuse.of(tokens.refresh(), a().api());

    b().clock().advance(Duration.ofSeconds(31));
  }

  @Test
  default void of_two_admins_who_disable_each_other_on_two_nodes_one_stays() {
    for (int round = 0; round < 8; round++) {
      List<Account> accounts = List.of(Account.any(), Account.any());
      accounts.forEach(account -> a().api().register(account).succeeded(201));
      a().makeOnlyAdmin(accounts.getFirst());
      a().makeAdmin(accounts.getLast());
      List<Tokens> admins =
          accounts.stream().map(one -> a().api().login(one).succeeded(200).tokens()).toList();

      List<Reply> replies =
          Race.of(2, i -> () -> disable(node(i), admins.get(1 - i), admins.get(i)));

      assertThat(replies).extracting(Reply::status).isSubsetOf(200, 401, 403, 409);
      assertThat(replies).extracting(Reply::status).containsOnlyOnce(200);
      assertThat(accounts.stream().filter(one -> b().api().login(one).status() == 200)).hasSize(1);
    }
  }

  @Test
  default void what_an_admin_changes_on_one_node_holds_on_the_other_at_once() {
    Account account = Account.any();
    Account operator = Account.any();
    List.of(account, operator).forEach(one -> a().api().register(one).succeeded(201));
    a().makeAdmin(operator);
    Tokens admin = a().api().login(operator).succeeded(200).tokens();
    Tokens user = b().api().login(account).succeeded(200).tokens();
    b().api().me(user.access()).succeeded(200);

    disable(a(), user, admin).succeeded(200);
    b().api().me(user.access()).failed(401, "Invalid token or session has expired");
    b().api().login(account).failed(400);
    step(b(), "/enable", user, admin).succeeded(200);
    a().api().login(account).succeeded(200);
  }

  private static Reply disable(Assembly node, Tokens user, Tokens admin) {
    return step(node, "/disable", user, admin);
  }

  private static Reply step(Assembly node, String path, Tokens user, Tokens admin) {
    return node.api()
        .post("/api/admin/users/" + AdminsOverHttp.idOf(user) + path)
        .bearer(admin.access())
        .send();
  }

  private void after(Duration time) {
    a().clock().advance(time);
    b().clock().advance(time);
  }

  private Tokens loggedIn() {
    Account account = Account.any();
    b().api().register(account).succeeded(201);
    return b().api().login(account).succeeded(200).tokens();
  }

  private Assembly node(int number) {
    return number % 2 == 0 ? a() : b();
  }
}
