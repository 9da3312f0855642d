package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.POLICY;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.Samples.session;
import static dev.hexauth.adapter.persistence.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Role;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.ExecuteListener;
import org.junit.jupiter.api.Test;

/** That every operation asks PostgreSQL once, so that it is atomic and costs one round trip. */
final class StatementsTest {

  private final AtomicInteger statements = new AtomicInteger();

  @Test
  void every_operation_is_one_statement() {
    try (Assembly node = Assembly.patientOn(TestServices.newPostgresDatabase())) {
      Configuration counted =
          node.sql()
              .configuration()
              .deriveAppending(ExecuteListener.onExecuteStart(_ -> statements.incrementAndGet()));
      UserRepository users = new PostgresUserRepository(counted.dsl());
      SessionStore sessions = new PostgresSessionStore(counted.dsl());
      SessionRef ref = session(0, NOW).ref();
      Stream<Runnable> operations =
          Stream.of(
              () -> users.add(user(0), HASH),
              () -> users.add(user(0), HASH),
              () -> users.find(user(0).id()),
              () -> users.credentialOf(email(0)),
              () -> users.credentialOf(user(0).id()),
              () -> users.replaceHash(user(0).id(), HASH, HASH),
              () -> users.grant(email(0), Role.ADMIN, NOW),
              () -> users.disable(user(0).id(), NOW),
              () -> users.remove(user(0).id()),
              () -> sessions.open(session(0, NOW), 1),
              () -> sessions.rotate(ref, Generation.FIRST, NOW, POLICY),
              () -> sessions.isActive(ref, NOW),
              () -> sessions.sessionsOf(ref.owner(), NOW),
              () -> sessions.endOthers(ref),
              () -> sessions.end(ref, NOW),
              () -> sessions.endAll(ref.owner()));
      assertThat(operations.map(this::statementsOf)).hasSize(16).containsOnly(1);
    }
  }

  private int statementsOf(Runnable operation) {
    statements.set(0);
    operation.run();
    return statements.get();
  }
}
