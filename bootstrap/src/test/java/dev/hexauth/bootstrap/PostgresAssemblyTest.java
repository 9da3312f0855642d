package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users and sessions in PostgreSQL. */
final class PostgresAssemblyTest implements ProductContract {

  private static PostgresDatabase database;
  private static Assembly assembly;

  @BeforeAll
  static void start() {
    database = TestServices.newPostgresDatabase();
    assembly = Assembly.start(Letters.on(StoreSettings.patient(StoreSettings.postgres(database))));
  }

  @Test
  void users_sessions_networks_and_attempts_are_rows() throws SQLException {
    loggedIn();
    for (String table : List.of("users", "sessions", "known_networks", "throttle_buckets")) {
      assertThat(Rows.in(database, table)).as(table).isPositive();
    }
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @Test
  void every_port_is_answered_by_the_adapter_of_this_assembly() {
    ProductPorts.assertAnswered(assembly, "Postgres", "Postgres");
  }

  @AfterAll
  static void stop() {
    assembly.close();
  }
}
