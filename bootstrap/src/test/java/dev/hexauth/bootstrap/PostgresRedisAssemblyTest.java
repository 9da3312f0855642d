package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.RedisDatabase;
import dev.hexauth.devservices.TestServices;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users in PostgreSQL, sessions in Redis. */
final class PostgresRedisAssemblyTest implements ProductContract {

  private static PostgresDatabase database;
  private static RedisDatabase redis;
  private static Assembly assembly;

  @BeforeAll
  static void start() {
    database = TestServices.newPostgresDatabase();
    redis = TestServices.newRedisDatabase();
    assembly =
        Assembly.start(
            Letters.on(StoreSettings.patient(StoreSettings.postgresAndRedis(database, redis))));
  }

  @Test
  void users_are_rows_and_sessions_networks_and_attempts_are_keys() throws SQLException {
    loggedIn();
    assertThat(Rows.in(database, "users")).isPositive();
    for (String table : List.of("sessions", "known_networks", "throttle_buckets")) {
      assertThat(Rows.in(database, table)).as(table).isZero();
    }
    for (String prefix : List.of("hexauth:{", "hexauth:known-networks:", "hexauth:throttle:")) {
      assertThat(redis.keys()).as(prefix).anyMatch(key -> key.startsWith(prefix));
    }
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @Test
  void every_port_is_answered_by_the_adapter_of_this_assembly() {
    ProductPorts.assertAnswered(assembly, "Postgres", "Redis");
  }

  @AfterAll
  static void stop() {
    assembly.close();
  }
}
