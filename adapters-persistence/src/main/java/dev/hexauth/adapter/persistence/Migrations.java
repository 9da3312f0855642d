package dev.hexauth.adapter.persistence;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The migrations beside this package, and those that a database has applied. A migration waits at
 * most {@value #LOCK_TIMEOUT} for a lock, because all later requests for the table queue behind it,
 * and is retried after a pause.
 */
final class Migrations {

  static final String HISTORY = "flyway_schema_history";

  /** Shorter than the time a request waits for PostgreSQL. */
  private static final String LOCK_TIMEOUT = "500ms";

  private static final int ATTEMPTS = 120;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** One attempt a second; the node that migrates may take that long. */
  private static final int LOCK_ATTEMPTS = 600;

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private static final Set<String> LOCKED = Set.of("55P03", "40P01");

  /** PostgreSQL reports a schema that may not be used as 3F000. */
  private static final Set<String> NOT_PERMITTED = Set.of("42501", "3F000");

  private final Flyway flyway;
  private final int attempts;

  /** All migrations of this version of hexauth, for {@code database}. */
  static Migrations of(DataSource database) {
    return new Migrations(database, ATTEMPTS, "classpath:db/migration");
  }

  Migrations(DataSource database, int attempts, String... locations) {
    this.attempts = attempts;
    this.flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations(locations)
            .table(HISTORY)
            .callbacks(new BoundedWait())
            .lockRetryCount(LOCK_ATTEMPTS)
            .load();
  }

  /**
   * Migrates the database; of several nodes that start at once, one does.
   *
   * @return the resulting version
   * @throws UnusableSchemaException if that is not possible
   */
  String apply() {
    try {
      requireNoneFailed();
      migrate();
      return version();
    } catch (FlywayException failure) {
      throw unusable(failure);
    }
  }

  /**
   * Changes nothing.
   *
   * @return the version of the database, which may be newer than this version of hexauth
   * @throws UnusableSchemaException if a migration is missing, or an applied one differs
   */
  String require() {
    try {
      requireNoneFailed();
      requireNoneMissing();
      flyway.validate();
      return version();
    } catch (FlywayException failure) {
      throw unusable(failure);
    }
  }

  private void migrate() {
    for (int attempt = 1; ; attempt++) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException failure) {
        if (attempt == attempts || !LOCKED.contains(stateOf(failure))) {
          throw failure;
        }
        if (attempt == 1) {
          LOG.warn(
              "A migration waits for a transaction that uses its table; it is retried every"
                  + " {} s",
              PAUSE.toSeconds());
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a migration waits", e);
    }
  }

  private String version() {
    MigrationInfo current = flyway.info().current();
    return String.valueOf(current == null ? MigrationVersion.EMPTY : current.getVersion());
  }

  private void requireNoneFailed() {
    String failed =
        versions(
            Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isFailed()));
    if (!failed.isEmpty()) {
      throw new UnusableSchemaException(
          "Migration %s of the tables in PostgreSQL has failed half-way.".formatted(failed),
          "Undo its changes, or restore a backup; then remove its record (delete from %s where"
                  .formatted(HISTORY)
              + " not success) and start the version of hexauth that contains it.");
    }
  }

  private void requireNoneMissing() {
    String missing = versions(Arrays.stream(flyway.info().pending()));
    if (!missing.isEmpty()) {
      throw new UnusableSchemaException(
          "The tables in PostgreSQL lack migration %s, and hexauth.postgres.migrate is false."
              .formatted(missing),
          "Run this version of hexauth with --migrate as the owner of the tables, or set"
              + " hexauth.postgres.migrate=true.");
    }
  }

  private static String versions(Stream<MigrationInfo> migrations) {
    return migrations
        .map(migration -> String.valueOf(migration.getVersion()))
        .collect(joining(", "));
  }

  private static UnusableSchemaException unusable(FlywayException failure) {
    String state = stateOf(failure);
    if (LOCKED.contains(state)) {
      return new UnusableSchemaException(
          "A migration has waited too long for a transaction that uses its table.",
          "End that transaction (select pid, query from pg_stat_activity order by xact_start), and"
              + " start again.",
          failure);
    }
    if (NOT_PERMITTED.contains(state)) {
      return new UnusableSchemaException(
          "The user in POSTGRES_USER may not migrate the tables: " + sentence(failure),
          "Run hexauth with --migrate as the owner of the tables and set"
              + " hexauth.postgres.migrate=false for the service, or set POSTGRES_USER to the"
              + " owner.",
          failure);
    }
    return failure instanceof FlywayValidateException
        ? new UnusableSchemaException(
            "The tables in PostgreSQL were made by other migrations: " + sentence(failure),
            "Start the version of hexauth that made them or a newer one, or set another database"
                + " in POSTGRES_DB.",
            failure)
        : new UnusableSchemaException(
            "The tables in PostgreSQL cannot be migrated: " + sentence(failure),
            "See \"Migrations\" in docs/postgres.md.",
            failure);
  }

  /** PostgreSQL's error code; empty if it has not answered. */
  private static String stateOf(FlywayException failure) {
    return Optional.ofNullable(answer(failure)).map(SQLException::getSQLState).orElse("");
  }

  /** PostgreSQL's message, without the position and the hints, else Flyway's. */
  private static String sentence(FlywayException failure) {
    SQLException answer = answer(failure);
    String text = String.valueOf((answer == null ? failure : answer).getMessage());
    return answer == null
        ? text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(joining(" "))
        : text.lines().findFirst().orElse("");
  }

  private static @Nullable SQLException answer(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException answer) {
        return answer;
      }
    }
    return null;
  }

  /** Sets the time limit in the transaction, because a pooler keeps no other settings. */
  private static final class BoundedWait implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      try (Statement statement = context.getConnection().createStatement()) {
        boolean _ = statement.execute("set local lock_timeout = '%s'".formatted(LOCK_TIMEOUT));
      } catch (SQLException e) {
        throw new FlywayException("the time to wait for a lock cannot be set", e);
      }
    }

    @Override
    public String getCallbackName() {
      return "bounded wait";
    }
  }
}
