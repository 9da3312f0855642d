package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.POLICY;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.Samples.session;
import static dev.hexauth.adapter.persistence.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.user.Role;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.impl.DataSourceConnectionProvider;
import org.junit.jupiter.api.Test;

/** That every operation asks PostgreSQL once, so that it is atomic and costs one round trip. */
final class StatementsTest {

  private static final Bucket BUCKET = Bucket.ofStrangers(email(0));
  private static final Limit LIMIT = Limit.of(new Rate(1, Duration.ofHours(1)));
  private static final Network HOME = new Network("192.0.2.1");

  private final AtomicInteger statements = new AtomicInteger();

  @Test
  void every_operation_is_one_statement() {
    try (Assembly node = Assembly.patientOn(TestServices.newPostgresDatabase());
        Confirmations confirmations = new Confirmations(counted(node).dsl())) {
      Configuration counted = counted(node);
      UserRepository users = new PostgresUserRepository(counted.dsl());
      SessionStore sessions = new PostgresSessionStore(counted.dsl(), confirmations);
      Throttle throttle = new PostgresThrottle(counted.dsl());
      KnownNetworks known = new PostgresKnownNetworks(counted.dsl());
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
              () -> sessions.activityOf(ref, Generation.FIRST, NOW),
              () -> confirmed(sessions, confirmations, ref),
              () -> sessions.sessionsOf(ref.owner(), NOW),
              () -> sessions.endOthers(ref),
              () -> sessions.end(ref, NOW),
              () -> sessions.endAll(ref.owner()),
              () -> throttle.take(BUCKET, LIMIT, NOW),
              () -> throttle.giveBack(BUCKET, LIMIT, NOW),
              () -> known.remember(email(0), HOME, NOW),
              () -> known.isKnown(email(0), HOME, NOW),
              () -> known.forget(email(0)));
      assertThat(operations.map(this::statementsOf)).hasSize(22).containsOnly(1);
    }
  }

  private Configuration counted(Assembly node) {
    Configuration plain = node.sql().configuration();
    DataSource pool = ((DataSourceConnectionProvider) plain.connectionProvider()).dataSource();
    return plain.derive(new DataSourceConnectionProvider(counted(DataSource.class, pool)));
  }

  @SuppressWarnings("ThreadPriorityCheck") // the writer may need this processor
  private static void confirmed(
      SessionStore sessions, Confirmations confirmations, SessionRef session) {
    sessions.confirm(session, new Generation(1));
    while (!confirmations.areKept()) {
      Thread.yield();
    }
  }

  /** {@code real}, with all statements counted that are prepared on it or on its connections. */
  private <T> T counted(Class<T> type, T real) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            statements.incrementAndGet();
          }
          Object result = method.invoke(real, arguments);
          return result instanceof Connection connection
              ? counted(Connection.class, connection)
              : result;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private int statementsOf(Runnable operation) {
    statements.set(0);
    operation.run();
    return statements.get();
  }
}
