package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.PostgresServer;
import dev.hexauth.devservices.RedisServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log says why the service answers 503: once, with the cause, without secrets. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("ASVS-16.3.4")
final class OutageLogTest {

  private static final String CANARY = "c4n4ry-of-a-password";
  private static final int REQUESTS = 5;
  private static final String REFUSED = "password authentication failed";

  /** A request may get a connection of the pool that was cut, so as many may fail for that. */
  private static final int MOST_CONNECTIONS = 10;

  private static PostgresServer postgres;
  private static RedisServer redis;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.ephemeral();
    redis = RedisServer.ephemeral();
  }

  @AfterAll
  static void stop() {
    redis.close();
    postgres.close();
  }

  @Test
  void the_log_says_once_why_a_store_refuses(CapturedOutput output) throws SQLException {
    PostgresDatabase database = postgres.newDatabase();
    try (Assembly assembly =
        Assembly.start(StoreSettings.postgresAndRedis(database, redis.newDatabase()))) {
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      api.login(account).succeeded(200);

      redis.ask("CONFIG SET maxmemory 1");
      unavailable(() -> api.login(account));
      redis.ask("CONFIG SET maxmemory 0");
      assertThat(causes(output)).hasSize(1).first().asString().contains("OOM command not allowed");

      redis.ask("ACL SETUSER default -evalsha");
      unavailable(() -> api.login(account));
      redis.ask("ACL SETUSER default +evalsha");
      assertThat(causes(output)).hasSize(2).last().asString().contains("NOPERM", "evalsha");

      as(postgres.database(), "alter role " + database.user() + " password '" + CANARY + "'");
      cut(postgres.database().name(), database);
      for (int i = 0; i < MOST_CONNECTIONS && !output.toString().contains(REFUSED); i++) {
        unavailable(() -> api.login(account));
      }
      assertThat(causes(output).subList(2, causes(output).size()))
          .anyMatch(line -> line.contains(REFUSED))
          .hasSizeLessThan(REQUESTS);
    }
    assertThat(output.toString()).contains("more since the last such line").doesNotContain(CANARY);
  }

  @Test
  void the_log_names_a_host_that_is_unknown(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.sessions", "redis");
    settings.put("REDIS_URL", "redis://:" + CANARY + "@nowhere.invalid:6379");
    try (Assembly assembly = Assembly.start(settings)) {
      unavailable(() -> assembly.api().login(Account.any()));
      assertThat(causes(output)).hasSize(1).first().asString().contains("nowhere.invalid");
    }
    assertThat(output.toString()).doesNotContain(CANARY);
  }

  private static void unavailable(Supplier<Reply> request) {
    for (int i = 0; i < REQUESTS; i++) {
      request.get().unavailable();
    }
  }

  private static List<String> causes(CapturedOutput output) {
    return output
        .toString()
        .lines()
        .filter(line -> line.contains("Correlation id") && line.contains("is unavailable"))
        .toList();
  }

  private static void as(PostgresDatabase admin, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ends all connections to {@code database}, through another connection. */
  private static void cut(String admin, PostgresDatabase database) throws SQLException {
    PostgresDatabase other =
        new PostgresDatabase(database.host(), database.port(), admin, database.user(), CANARY);
    as(
        other,
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + database.name()
            + "'");
  }
}
