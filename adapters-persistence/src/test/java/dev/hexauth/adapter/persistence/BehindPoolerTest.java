package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.user;
import static dev.hexauth.adapter.persistence.jooq.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Removal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No row is lost behind a pooler that assigns connections per transaction. */
final class BehindPoolerTest {

  private static final int SERVERS = 4;
  private static final int LEAVING = 6;
  private static final int STAYING = 14;
  private static final int ROUNDS = 30;

  private static final PostgresDatabase DATABASE = TestServices.newPostgresDatabase();

  private static Assembly direct;
  private Pooler pooler;

  @BeforeAll
  static void migrate() {
    direct = Assembly.patientOn(DATABASE);
  }

  @AfterAll
  static void stop() {
    direct.close();
  }

  @BeforeEach
  void start() throws Exception {
    direct.sql().execute("truncate users cascade");
    IntStream.range(0, LEAVING + STAYING)
        .forEach(i -> direct.users().add(user(i), HASH, RegistrationDrafts.NONE));
    pooler = Pooler.before(DATABASE, SERVERS);
  }

  @AfterEach
  void stopPooler() throws Exception {
    pooler.close();
  }

  @Test
  void the_driver_alone_deletes_a_user_who_was_only_read() throws Exception {
    try (Pooler pair = Pooler.before(DATABASE, 2);
        Connection asker = named(pair.database());
        Connection leaver = named(pair.database())) {
      String ask = "select id from users where id = ?";
      String leave = "delete from users where id = ? returning id";
      execute(asker, ask, user(LEAVING).id().value());
      execute(leaver, leave, user(0).id().value());
      execute(leaver, leave, user(1).id().value());
      execute(asker, ask, user(LEAVING).id().value());
    }
    assertThat(direct.users().find(user(LEAVING).id())).isEmpty();
  }

  @Test
  void no_user_is_lost_by_being_read() throws Exception {
    try (Assembly node = Assembly.patientOn(pooler.database())) {
      assertNoneIsLost(node);
    }
  }

  @Test
  void a_node_that_a_pooler_serves_later_loses_no_user() throws Exception {
    pooler.pool(false);
    try (Assembly node = Assembly.patientOn(pooler.database())) {
      HikariDataSource pool = node.bean(HikariDataSource.class);
      assertThat(node.users().find(user(0).id())).isPresent();
      assertThat(names(node)).as("statements named").isPositive();

      awaitFull(pool);
      pooler.pool(true);
      pool.getHikariPoolMXBean().softEvictConnections();
      assertNoneIsLost(node);
      assertThat(names(node)).as("statements named").isZero();
    }
  }

  @Test
  void a_pooler_that_guesses_the_process_id_is_recognized_by_the_age_of_its_processes()
      throws Exception {
    try (Connection connection = named(DATABASE)) {
      assertThat(Route.of(connection)).isEqualTo(Route.DIRECT);
      assertThat(Route.of(connection, Duration.ZERO)).isEqualTo(Route.POOLED);
    }
  }

  @Test
  void a_pooler_with_another_default_isolation_is_refused_with_the_command_to_run()
      throws Exception {
    PostgresDatabase strict = TestServices.newPostgresDatabase();
    direct
        .sql()
        .execute(
            "alter database %s set default_transaction_isolation = 'repeatable read'"
                .formatted(strict.name()));
    try (Pooler before = Pooler.before(strict, 1)) {
      assertThat(catchThrowable(() -> Assembly.on(before.database())))
          .hasStackTraceContaining("transactions must be read committed, and are repeatable read")
          .hasStackTraceContaining("alter role");
    }
    try (Assembly node = Assembly.on(strict)) {
      assertThat(
              node.sql()
                  .fetch("select current_setting('transaction_isolation')")
                  .into(String.class))
          .containsExactly("read committed");
    }
  }

  private static void assertNoneIsLost(Assembly node) throws Exception {
    Stream<Callable<Boolean>> leaving =
        IntStream.range(0, LEAVING)
            .mapToObj(
                i -> () -> node.users().remove(user(i).id(), Optional.empty()) == Removal.REMOVED);
    Stream<Callable<Boolean>> all =
        Stream.of(asking(node), leaving, asking(node)).flatMap(some -> some);
    try (ExecutorService crowd = Executors.newFixedThreadPool(2 * SERVERS)) {
      for (Future<Boolean> answer : crowd.invokeAll(all.toList())) {
        assertThat(answer.get()).isTrue();
      }
    }
    assertThat(direct.sql().fetchCount(USERS)).isEqualTo(STAYING);
  }

  private static Stream<Callable<Boolean>> asking(Assembly node) {
    return IntStream.range(0, ROUNDS * STAYING)
        .map(i -> LEAVING + i % STAYING)
        .mapToObj(i -> () -> node.users().find(user(i).id()).isPresent());
  }

  /** Waits until no connection of the previous kind is still being opened. */
  @SuppressWarnings("ThreadPriorityCheck") // the pool may need this processor
  private static void awaitFull(HikariDataSource pool) {
    while (pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()) {
      Thread.yield();
    }
  }

  /** How many statements have a name on the connection that executes this query. */
  private static long names(Assembly node) {
    return node.sql()
        .fetch("select count(*) from pg_prepared_statements")
        .into(Long.class)
        .getFirst();
  }

  /** A connection as all were opened before. */
  private static Connection named(PostgresDatabase database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("prepareThreshold", "1");
    return DriverManager.getConnection(database.jdbcUrl(), properties);
  }

  private static void execute(Connection connection, String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      boolean _ = statement.execute();
    }
  }
}
