package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.POLICY;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.Samples.session;
import static dev.hexauth.adapter.persistence.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.PostgresServer;
import dev.hexauth.devservices.PostgresWithStandby;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The behaviour of the stores during a real outage of PostgreSQL, and after it. */
final class PostgresOutageTest {

  /** Two seconds are guaranteed; the rest allows for a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

  private static PostgresServer server;
  private PostgresDatabase database;
  private Assembly node;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.ephemeral();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void startNode() {
    database = server.newDatabase();
    node = Assembly.on(database);
    Stream.concat(users(), sessions()).forEach(Runnable::run);
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void every_operation_is_unavailable_while_postgresql_is_stopped_and_works_when_it_is_back() {
    server.stop();
    try {
      assertAllUnavailable();
    } finally {
      server.start();
    }
    assertRecovers();
  }

  @Test
  void a_crowd_does_not_wait_in_a_queue_while_postgresql_hangs() throws Exception {
    server.pause();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Optional<UnavailableException>> asker =
          () -> outageIn(() -> node.users().find(user(0).id()));
      List<Future<Optional<UnavailableException>>> answers =
          assertTimeout(
              LIMIT, () -> crowd.invokeAll(IntStream.range(0, 200).mapToObj(i -> asker).toList()));
      assertThat(answers).allMatch(answer -> answer.resultNow().isPresent());
    } finally {
      server.resume();
    }
    assertRecovers();
  }

  @Test
  void connections_that_an_operator_ends_are_replaced() {
    node.sql()
        .fetch(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    assertRecovers();
  }

  @Test
  void a_server_that_has_become_read_only_is_dropped_and_used_again_later() {
    DSLContext sql = node.sql();
    HikariDataSource pool = node.bean(HikariDataSource.class);
    // A connection that is still being opened would not be evicted.
    await(() -> pool.getHikariPoolMXBean().getTotalConnections() == pool.getMaximumPoolSize());
    String database = sql.fetch("select current_database()").into(String.class).getFirst();
    sql.execute("alter database " + database + " set default_transaction_read_only = on");
    pool.getHikariPoolMXBean().softEvictConnections();
    assertUnavailable("user store", () -> node.users().add(user(2), HASH, RegistrationDrafts.NONE));
    assertThat(node.users().find(user(0).id())).isPresent();

    sql.execute(
        "set transaction read write; alter database "
            + database
            + " reset default_transaction_read_only");
    assertRecovers();
  }

  @Test
  void of_several_hosts_the_primary_is_used_before_and_after_a_failover() {
    try (PostgresWithStandby pair = PostgresWithStandby.ephemeral();
        Assembly either = Assembly.on(hosts(pair.standby(), pair.primary()))) {
      either.users().add(user(0), HASH, RegistrationDrafts.NONE);
      pair.awaitCopy();

      pair.kill();

      assertUnavailable("user store", () -> either.users().find(user(0).id()));

      pair.promote();

      await(() ->
          outageIn(() -> assertThat(either.users().find(user(0).id())).isPresent()).isEmpty());
      await(() ->
          outageIn(() -> either.users().add(user(1), HASH, RegistrationDrafts.NONE)).isEmpty());
      assertThat(either.users().find(user(1).id())).isPresent();
    }
  }

  /** As bootstrap builds it from {@code POSTGRES_HOST=h1,h2}. */
  private static PostgresDatabase hosts(PostgresServer one, PostgresServer two) {
    PostgresDatabase database = two.database();
    return new PostgresDatabase(
        one.database().host() + ":" + one.database().port() + "," + database.host(),
        database.port(),
        database.name() + "?targetServerType=primary&hostRecheckSeconds=1",
        database.user(),
        database.password());
  }

  @Test
  void a_pool_whose_connections_are_all_taken_is_unavailable() throws SQLException {
    HikariDataSource pool = node.bean(HikariDataSource.class);
    pool.getHikariConfigMXBean().setMaximumPoolSize(1);
    pool.getHikariPoolMXBean().softEvictConnections();
    await(() -> pool.getHikariPoolMXBean().getTotalConnections() <= 1);
    try (Connection taken = pool.getConnection()) {
      assertThat(taken.isValid(1)).isTrue();
      assertAllUnavailable();
    }
    assertRecovers();
  }

  @Test
  void an_error_in_a_statement_is_not_an_outage() {
    Database database = new Database(node.sql(), "store");
    assertThat(
            catchThrowableOfType(
                RuntimeException.class, () -> database.ask(sql -> sql.execute("select nothing"))))
        .isNotInstanceOf(UnavailableException.class);
  }

  @Test
  void confirmations_throw_nothing_wait_for_nothing_and_do_not_pile_up() {
    SessionRef ref = session(0, NOW).ref();
    server.stop();
    assertTimeout(
        LIMIT,
        () -> {
          for (int i = 0; i < 3 * Confirmations.MOST; i++) {
            node.sessions().confirm(ref, new Generation(i));
          }
        });
    assertTimeout(LIMIT, node::awaitConfirmations);
    server.start();
    assertRecovers();
    node.sessions().open(session(0, NOW), 1);
    node.sessions().rotate(ref, Generation.FIRST, NOW, POLICY);
    node.sessions().confirm(ref, new Generation(1));
    node.awaitConfirmations();
    assertThat(node.sessions().activityOf(ref, new Generation(1), NOW)).isEqualTo(Activity.ACTIVE);
  }

  @Test
  void a_stopping_node_stores_pending_confirmations_and_then_drops_the_rest() {
    SessionRef ref = session(0, NOW).ref();
    node.sessions().open(session(0, NOW), 1);
    node.sessions().rotate(ref, Generation.FIRST, NOW, POLICY);
    SessionStore stopped = node.sessions();
    stopped.confirm(ref, new Generation(1));
    node.close();
    stopped.confirm(ref, new Generation(1));
    node = Assembly.on(database);
    assertThat(node.sessions().activityOf(ref, new Generation(1), NOW)).isEqualTo(Activity.ACTIVE);
  }

  private void assertAllUnavailable() {
    users().forEach(operation -> assertUnavailable("user store", operation));
    sessions().forEach(operation -> assertUnavailable("session store", operation));
  }

  private static void assertUnavailable(String store, Runnable operation) {
    Optional<UnavailableException> outage = assertTimeout(LIMIT, () -> outageIn(operation));
    assertThat(outage).isPresent();
    assertThat(outage.get()).hasMessage(store + " is unavailable");
    assertThat(outage.get().retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  private void assertRecovers() {
    Stream.concat(users(), sessions())
        .forEach(operation -> await(() -> outageIn(operation).isEmpty()));
  }

  private Stream<Runnable> users() {
    return Stream.of(
        () -> node.users().add(user(0), HASH, RegistrationDrafts.NONE),
        () -> node.users().find(user(0).id()),
        () -> node.users().credentialOf(email(0)),
        () -> node.users().credentialOf(user(0).id()),
        () -> node.users().replaceHash(user(0).id(), HASH, HASH),
        () -> node.users().makeAdmin(email(0), NOW),
        () -> node.users().setRole(user(1).id(), Role.ADMIN, NOW, Optional.empty()),
        () -> node.users().enable(user(1).id(), Optional.empty()),
        () -> node.users().disable(user(1).id(), NOW, Optional.empty()),
        () -> node.users().remove(user(1).id(), Optional.empty()));
  }

  private Stream<Runnable> sessions() {
    SessionRef ref = session(0, NOW).ref();
    return Stream.of(
        () -> node.sessions().rotate(ref, Generation.FIRST, NOW, POLICY),
        () -> node.sessions().isActive(ref, NOW),
        () -> node.sessions().sessionsOf(ref.owner(), NOW),
        () -> node.sessions().endOthers(ref),
        () -> node.sessions().end(ref, NOW),
        () -> node.sessions().open(session(0, NOW), 1),
        () -> node.sessions().endAll(ref.owner()));
  }

  private static Optional<UnavailableException> outageIn(Runnable operation) {
    try {
      operation.run();
      return Optional.empty();
    } catch (UnavailableException outage) {
      return Optional.of(outage);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + RECOVERY_LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
