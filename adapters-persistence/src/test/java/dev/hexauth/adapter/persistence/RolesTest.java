package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.user;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.UnavailableException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The users of docs/postgres-roles.sql have no other permissions than the contracts need. */
final class RolesTest {

  @AutoClose private static final Assembly service = Assembly.patientOn(Roles.service());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table mine (id integer)",
        "alter table users add column mine text",
        "drop table sessions",
        "truncate users",
        "drop function end_sessions",
        "update flyway_schema_history set success = false",
        "delete from flyway_schema_history"
      })
  void the_service_changes_no_table_and_no_history(String change) {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> service.sql().execute(change))
        .satisfies(refusal -> assertThat(refusal.sqlState()).isEqualTo("42501"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "revoke all on schema public from public, hexauth_service"})
  void a_user_who_may_not_create_tables_learns_what_to_do(String further) {
    PostgresDatabase database = TestServices.newPostgresDatabase();
    Roles.grant(database);
    Roles.execute(database, further);
    Throwable failure =
        catchThrowable(() -> Assembly.patientOn(Roles.as("hexauth_service", database)).close());
    FailureAnalysis analysis = requireNonNull(new UnusableSchemaAnalyzer().analyze(failure));
    assertThat(analysis.getDescription())
        .startsWith("The user in POSTGRES_USER may not migrate the tables: ")
        .contains("permission denied")
        .doesNotContain("\n", "Exception");
    assertThat(analysis.getAction()).contains("--migrate", "hexauth.postgres.migrate=false");
  }

  @Test
  void a_permission_that_is_taken_away_makes_the_store_unavailable_until_it_is_back() {
    PostgresDatabase superuser = TestServices.newPostgresDatabase();
    Roles.grant(superuser);
    Assembly.patientOn(Roles.as("hexauth_owner", superuser)).close();
    try (Assembly node = Assembly.patientOn(Roles.as("hexauth_service", superuser))) {
      Roles.execute(superuser, "revoke select on users from hexauth_service");
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> node.users().find(user(0).id()))
          .havingRootCause()
          .withMessageContaining("permission denied for table users");

      Roles.grant(superuser);
      assertThat(node.users().find(user(0).id())).isEmpty();
    }
  }
}
