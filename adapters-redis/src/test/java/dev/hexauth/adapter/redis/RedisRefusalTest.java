package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.session.Session;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A Redis that answers, but with an error. */
final class RedisRefusalTest {

  private final RedisServer server = RedisServer.ephemeral();
  private final Operator operator = new Operator(server);
  private final Node node = new Node(server.database().uri());
  private final Session session = Sessions.of(Sessions.newOwner(), 1);

  @AfterEach
  void stop() {
    operator.close();
    node.close();
    server.close();
  }

  @Test
  void a_redis_without_memory_is_unavailable() {
    operator.types("CONFIG SET maxmemory 1");
    assertOpeningIsUnavailable();
    operator.types("CONFIG SET maxmemory 0");
    assertOpens();
  }

  @Test
  void a_redis_that_became_a_replica_is_unavailable() {
    operator.types("REPLICAOF 127.0.0.1 1");
    assertOpeningIsUnavailable();
    operator.types("REPLICAOF NO ONE");
    assertOpens();
  }

  @Test
  void a_redis_that_has_lost_its_master_is_unavailable() {
    operator.types("CONFIG SET replica-serve-stale-data no");
    operator.types("REPLICAOF 127.0.0.1 1");
    assertOpeningIsUnavailable();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> node.store().isActive(session.ref(), NOW));
  }

  @Test
  void a_redis_that_has_lost_its_replicas_is_unavailable() {
    operator.types("CONFIG SET min-replicas-to-write 1");
    assertOpeningIsUnavailable();
    operator.types("CONFIG SET min-replicas-to-write 0");
    assertOpens();
  }

  @Test
  void a_redis_whose_password_was_changed_is_unavailable() {
    operator.types("CONFIG SET requirepass secret");
    operator.types("CLIENT KILL TYPE normal SKIPME yes");
    assertOpeningIsUnavailable();
    operator.types("CONFIG SET requirepass \"\"");
    assertOpensSoon();
  }

  @Test
  void a_refusal_of_the_command_itself_is_not_an_outage() {
    node.redis().opsForValue().set(new SessionKeys(session.ref().owner()).sessions(), "foreign");
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> node.store().open(session, 20))
        .withStackTraceContaining("WRONGTYPE");
  }

  private void assertOpeningIsUnavailable() {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> node.store().open(session, 20));
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(this::rehearseOften);
  }

  /** Waits for longer than a success counts. */
  private void rehearseOften() {
    Instant end = Instant.now().plusSeconds(10);
    while (Instant.now().isBefore(end)) {
      node.rehearsal().run();
    }
  }

  private void assertOpens() {
    node.store().open(session, 20);
    node.rehearsal().run();
    assertThat(node.store().isActive(session.ref(), NOW)).isTrue();
  }

  private void assertOpensSoon() {
    while (true) {
      try {
        assertOpens();
        return;
      } catch (UnavailableException notYet) {
        Thread.onSpinWait();
      }
    }
  }
}
