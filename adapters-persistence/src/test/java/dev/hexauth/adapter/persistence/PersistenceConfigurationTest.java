package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class PersistenceConfigurationTest {

  private final PostgresDatabase database = TestServices.newPostgresDatabase();

  @Test
  void users_come_without_sessions() {
    try (Assembly node = Assembly.on(database, Map.of(), PostgresUsers.class)) {
      assertThat(node.has(UserRepository.class)).isTrue();
      assertThat(node.has(SessionStore.class)).isFalse();
    }
  }

  @Test
  @Tag("ASVS-6.3.2")
  void a_new_database_has_no_users() {
    try (Assembly node = Assembly.on(database)) {
      assertThat(node.sql().fetchCount(USERS)).isZero();
    }
  }

  @Test
  void sessions_come_without_users() {
    try (Assembly node = Assembly.on(database, Map.of(), PostgresSessions.class)) {
      assertThat(node.has(UserRepository.class)).isFalse();
      assertThat(node.has(SessionStore.class)).isTrue();
    }
  }

  @Test
  void users_and_sessions_share_one_pool() {
    try (Assembly node = Assembly.on(database)) {
      assertThat(node.bean(DataSource.class)).isInstanceOf(HikariDataSource.class);
    }
  }

  @Test
  void without_either_nothing_connects() {
    try (Assembly node = Assembly.on(database, Map.of())) {
      assertThat(node.has(DataSource.class)).isFalse();
    }
  }

  @Test
  void the_standard_settings_of_a_pool_override_its_defaults() {
    Map<String, Object> settings = Map.of("spring.datasource.hikari.maximum-pool-size", "3");
    try (Assembly node = Assembly.on(database, settings, PostgresUsers.class)) {
      assertThat(node.bean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(3);
      assertThat(node.bean(HikariDataSource.class).getConnectionTimeout()).isEqualTo(700);
    }
  }

  @Test
  void the_schema_says_which_server_it_is_in_without_a_credential() {
    try (Assembly node = Assembly.on(database)) {
      assertThat(node.bean(Schema.class).toString())
          .matches(
              "PostgreSQL \\d.* at %s:%d/%s, schema version \\d+"
                  .formatted(database.host(), database.port(), database.name()));
    }
  }

  @Test
  void a_second_start_finds_the_schema_up_to_date() {
    try (Assembly first = Assembly.on(database);
        Assembly second = Assembly.on(database)) {
      assertThat(second.bean(Schema.class)).hasToString(first.bean(Schema.class).toString());
    }
  }

  @Test
  void a_start_without_postgresql_fails_with_one_sentence() throws IOException {
    int free = freePort();
    Throwable failure =
        catchThrowable(() ->
            Assembly.on(new PostgresDatabase("127.0.0.1", free, "hexauth", "hexauth", "pa55word")));

    FailureAnalysis analysis = new PostgresUnreachableAnalyzer().analyze(failure);
    assertThat(analysis)
        .extracting(FailureAnalysis::getDescription, InstanceOfAssertFactories.STRING)
        .startsWith("PostgreSQL at 127.0.0.1:" + free + "/hexauth cannot be used: Connection to")
        .doesNotContain("pa55word", "\n", "Exception");
  }

  @Test
  void a_start_with_a_wrong_password_fails_with_one_sentence() {
    Throwable failure =
        catchThrowable(() ->
            Assembly.on(
                new PostgresDatabase(
                    database.host(), database.port(), database.name(), "nobody", "pa55word")));
    assertThat(failure).hasStackTraceContaining("cannot be used: FATAL");
    assertThat(failure.toString()).doesNotContain("pa55word");
  }

  @Test
  void a_start_that_gets_no_tls_says_how_to_set_it() {
    PostgresDatabase encrypted =
        new PostgresDatabase(
            database.host(),
            database.port(),
            database.name() + "?sslmode=require",
            database.user(),
            database.password());
    FailureAnalysis analysis =
        new PostgresUnreachableAnalyzer().analyze(catchThrowable(() -> Assembly.on(encrypted)));
    assertThat(analysis)
        .extracting(FailureAnalysis::getDescription, InstanceOfAssertFactories.STRING)
        .endsWith("cannot be used: The server does not support SSL.");
    assertThat(analysis)
        .extracting(FailureAnalysis::getAction, InstanceOfAssertFactories.STRING)
        .contains("POSTGRES_SSLMODE=verify-full", "POSTGRES_SSLROOTCERT=");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
