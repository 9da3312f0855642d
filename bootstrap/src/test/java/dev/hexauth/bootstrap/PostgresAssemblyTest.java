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

  @Test
  void the_page_of_the_data_has_every_column_and_every_value_of_an_export() throws SQLException {
    assertThat(DataPage.rows())
        .extracting(DataPage.Row::column)
        .containsExactlyInAnyOrderElementsOf(
            Rows.texts(
                database,
                """
                select table_name || '.' || column_name from information_schema.columns
                  join information_schema.tables using (table_schema, table_name)
                where table_schema = current_schema() and table_type = 'BASE TABLE'
                  and table_name not in ('flyway_schema_history', 'service_keys', 'audit_counts')
                  and not (select relispartition from pg_class where oid = table_name::regclass)
                """));
    assertThat(DataPage.values()).isEqualTo(DataPage.described());
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
