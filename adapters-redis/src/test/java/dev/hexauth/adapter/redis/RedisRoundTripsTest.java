package dev.hexauth.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The number of commands that an operation costs. */
final class RedisRoundTripsTest {

  private final RedisServer server = RedisServer.ephemeral();
  private final Operator operator = new Operator(server);
  private final Node node = new Node(server.database().uri());
  private final SessionStore store = node.store();

  @AfterEach
  void stop() {
    operator.close();
    node.close();
    server.close();
  }

  @Test
  void every_operation_is_one_command() {
    Session session = Sessions.of(Sessions.newOwner(), 1);
    Sessions.operations(store, session).forEach(Runnable::run);

    List<List<String>> sent =
        Sessions.operations(store, session).stream().map(node::sentBy).toList();

    assertThat(sent)
        .containsExactly(
            List.of("EVALSHA"),
            List.of("HMGET"),
            List.of("EVALSHA"),
            List.of("EVALSHA"),
            List.of("EVALSHA"),
            List.of("EVALSHA"),
            List.of("EVALSHA"));
  }

  @Test
  void a_confirmation_is_one_command() {
    Session session = Sessions.of(Sessions.newOwner(), 1);
    store.open(session, 20);
    store.rotate(session.ref(), Generation.FIRST, Sessions.NOW, Sessions.POLICY);
    assertThat(
            node.sentBy(() -> {
              store.confirm(session.ref(), new Generation(1));
              node.awaitConfirmations();
            }))
        .containsExactly("HDEL");
  }

  @Test
  void a_script_that_redis_does_not_know_is_sent_once() {
    Session session = Sessions.of(Sessions.newOwner(), 1);
    Sessions.operations(store, session).forEach(Runnable::run);
    forgetScripts();
    assertThat(node.sentBy(() -> store.open(session, 20))).containsExactly("EVALSHA", "EVAL");
    assertThat(node.sentBy(() -> store.open(session, 20))).containsExactly("EVALSHA");
    for (Runnable operation : Sessions.operations(store, session)) {
      forgetScripts();
      operation.run();
    }
    assertThat(store.isActive(session.ref(), Sessions.NOW)).isFalse();
  }

  private void forgetScripts() {
    operator.types("SCRIPT FLUSH");
  }
}
