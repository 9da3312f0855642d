package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.user;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Removal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class MigrationsTest {

  private static final String RELEASED = "classpath:db/migration";
  private static final Map<String, Object> NOT_MIGRATING = Map.of("migrate", "false");

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final String DIRECTORY = "V8__user_directory.sql";
  private static final Path BEFOREHAND = Path.of("../docs/postgres-indexes.sql");

  /** The versions of all migrations, in order. */
  private static final List<String> VERSIONS = versions();

  private static final String LATEST = VERSIONS.getLast();

  private final PostgresDatabase database = TestServices.newPostgresDatabase();

  @TempDir Path later;

  @Test
  void a_migration_behind_a_long_read_does_not_stop_the_nodes_and_gets_through() throws Exception {
    Files.writeString(
        later.resolve("V900__locale.sql"), "alter table users add column locale text;");
    try (Assembly node = Assembly.patientOn(database);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      node.users().add(user(0), HASH, RegistrationDrafts.NONE);
      Future<String> version;
      try (Connection reader = node.bean(DataSource.class).getConnection();
          Statement read = reader.createStatement()) {
        reader.setAutoCommit(false);
        boolean _ = read.execute("select * from users");

        version = executor.submit(() -> migrations(node, 100).apply());
        awaitWaiting(node);
        assertThat(node.users().find(user(0).id())).as("while it waits").isPresent();
        assertThat(node.users().remove(user(0).id(), Optional.empty())).isEqualTo(Removal.REMOVED);
        assertThat(version.isDone()).isFalse();
        reader.rollback();
      }
      assertThat(version.get()).isEqualTo("900");
      node.users().add(user(0), HASH, RegistrationDrafts.NONE);
      assertThat(node.users().find(user(0).id())).as("an old node afterwards").isPresent();
    }
  }

  @Test
  void a_migration_that_never_gets_its_lock_fails_and_says_what_to_do() throws Exception {
    Files.writeString(later.resolve("V900__locale.sql"), "alter table users add locale text;");
    try (Assembly node = Assembly.patientOn(database);
        Connection reader = node.bean(DataSource.class).getConnection();
        Statement read = reader.createStatement()) {
      reader.setAutoCommit(false);
      boolean _ = read.execute("select * from users");

      assertThatExceptionOfType(UnusableSchemaException.class)
          .isThrownBy(() -> migrations(node, 1).apply())
          .withMessageContaining("waited too long for a transaction")
          .satisfies(refusal -> assertThat(refusal.remedy()).contains("pg_stat_activity"));
      assertThat(Migrations.of(node.bean(DataSource.class)).require()).isEqualTo(LATEST);
      reader.rollback();
    }
  }

  @Test
  void nodes_that_start_at_once_migrate_once() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> start =
          () -> {
            try (Assembly node = Assembly.patientOn(database)) {
              return node.bean(Schema.class).version();
            }
          };
      for (Future<String> version :
          executor.invokeAll(IntStream.range(0, 3).mapToObj(_ -> start).toList())) {
        assertThat(version.get()).isEqualTo(LATEST);
      }
    }
  }

  @Test
  void a_migration_that_failed_half_way_stops_old_nodes_too() {
    try (Assembly node = Assembly.patientOn(database)) {
      node.sql()
          .execute(
              "insert into %s select 900, '900', 'later', type, 'V900__later.sql', 1, installed_by,"
                      .formatted(Migrations.HISTORY)
                  + " now(), 1, false from %s where version = '1'".formatted(Migrations.HISTORY));
    }
    for (Map<String, Object> settings : List.of(Map.<String, Object>of(), NOT_MIGRATING)) {
      FailureAnalysis analysis = refusal(settings);
      assertThat(analysis.getDescription())
          .isEqualTo("Migration 900 of the tables in PostgreSQL has failed half-way.");
      assertThat(analysis.getAction())
          .contains("delete from flyway_schema_history where not success");
    }
  }

  @Test
  void indexes_that_the_operator_has_built_beforehand_are_those_of_the_migration()
      throws Exception {
    for (String name : List.of("V1__users.sql", "V3__accounts_change.sql")) {
      Files.copy(MIGRATIONS.resolve(name), later.resolve(name));
    }
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(database.jdbcUrl());
    owner.setUser(database.user());
    owner.setPassword(database.password());
    DSLContext sql = DSL.using(owner, SQLDialect.POSTGRES);
    assertThat(new Migrations(owner, 1, "filesystem:" + later).apply()).isEqualTo("3");
    for (String statement : Files.readString(BEFOREHAND).split(";\n\n|;\n(?=create)", -1)) {
      sql.execute(statement);
    }
    String built = indexes(sql, "relfilenode");

    Files.copy(MIGRATIONS.resolve(DIRECTORY), later.resolve(DIRECTORY));
    assertThat(new Migrations(owner, 1, "filesystem:" + later).apply()).isEqualTo("8");

    assertThat(indexes(sql, "relfilenode")).as("none is built again").isEqualTo(built);
    try (Assembly fresh = Assembly.patientOn(TestServices.newPostgresDatabase())) {
      assertThat(indexes(sql, "pg_get_indexdef(indexrelid)"))
          .contains("users_name_idx")
          .isEqualTo(indexes(fresh.sql(), "pg_get_indexdef(indexrelid)"));
      String function = "select pg_get_functiondef('user_name_key'::regproc)";
      assertThat(sql.fetchSingle(function)).isEqualTo(fresh.sql().fetchSingle(function));
    }
  }

  /** Something about each index of the table of users made by migration 8. */
  private static String indexes(DSLContext sql, String what) {
    return sql.fetch(
            "select relname, indisvalid, "
                + what
                + " from pg_index join pg_class on pg_class.oid = indexrelid"
                + " where indrelid = 'users'::regclass and relname like '%idx'"
                + " and relname <> 'users_email_verification_code_idx' order by relname")
        .formatCSV();
  }

  @Test
  void an_old_node_starts_on_newer_tables() throws Exception {
    Files.writeString(later.resolve("V900__locale.sql"), "alter table users add locale text;");
    try (Assembly node = Assembly.patientOn(database)) {
      migrations(node, 1).apply();
    }
    try (Assembly old = Assembly.patientOn(database);
        Assembly serving = Assembly.on(database, NOT_MIGRATING, PostgresUsers.class)) {
      assertThat(old.bean(Schema.class).version()).isEqualTo("900");
      assertThat(serving.bean(Schema.class).version()).isEqualTo("900");
    }
  }

  @Test
  void a_node_that_may_not_migrate_says_what_is_missing() {
    assertThat(refusal(NOT_MIGRATING).getDescription())
        .isEqualTo(
            "The tables in PostgreSQL lack migration %s, and hexauth.postgres.migrate is false."
                .formatted(String.join(", ", VERSIONS)));
    assertThat(refusal(NOT_MIGRATING).getAction()).contains("--migrate");
  }

  @Test
  void tables_of_other_migrations_are_refused_with_a_message() {
    try (Assembly node = Assembly.patientOn(database)) {
      node.sql()
          .execute("update %s set checksum = 1 where version = '1'".formatted(Migrations.HISTORY));
    }
    for (Map<String, Object> settings : List.of(Map.<String, Object>of(), NOT_MIGRATING)) {
      assertThat(refusal(settings).getDescription())
          .startsWith("The tables in PostgreSQL were made by other migrations: ")
          .contains("migration version 1")
          .doesNotContain("\n", "Exception");
    }
  }

  @Test
  void a_migration_that_postgresql_refuses_is_reported() throws Exception {
    Files.writeString(later.resolve("V900__wrong.sql"), "alter table nobody add locale text;");
    try (Assembly node = Assembly.patientOn(database)) {
      assertThatExceptionOfType(UnusableSchemaException.class)
          .isThrownBy(() -> migrations(node, 1).apply())
          .withMessage(
              "The tables in PostgreSQL cannot be migrated: ERROR: relation \"nobody\" does not"
                  + " exist");
      assertThat(Migrations.of(node.bean(DataSource.class)).require()).isEqualTo(LATEST);
    }
  }

  private static List<String> versions() {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("V([0-9]+)__.*", "$1"))
          .sorted(Comparator.comparing(Integer::valueOf))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Migrations migrations(Assembly node, int attempts) {
    return new Migrations(node.bean(DataSource.class), attempts, RELEASED, "filesystem:" + later);
  }

  /** Waits until a migration waits for its lock. */
  private static void awaitWaiting(Assembly node) {
    while (node.sql()
        .fetch("select 1 from pg_locks where not granted and mode = 'AccessExclusiveLock'")
        .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private FailureAnalysis refusal(Map<String, Object> settings) {
    Throwable failure =
        catchThrowable(() -> Assembly.on(database, settings, PostgresUsers.class).close());
    return requireNonNull(new UnusableSchemaAnalyzer().analyze(failure));
  }
}
