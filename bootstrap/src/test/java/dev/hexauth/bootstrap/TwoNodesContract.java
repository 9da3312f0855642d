package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes over one set of stores are one service. */
interface TwoNodesContract {

  Assembly a();

  /** Another, with the same clock. */
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
    a().clock().advance(Duration.ofSeconds(31));

    b().api().refresh(tokens.refresh()).failed(403, "Could not refresh access token");

    a().api().me(next.access()).failed(401, "Invalid token or session has expired");
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
