package dev.hexauth.adapter.persistence;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The users of docs/postgres-roles.sql. */
final class Roles {

  private static final Path FILE = Path.of("../docs/postgres-roles.sql");

  private static final String WORD = "roles";

  private Roles() {}

  /** A database migrated by its owner, for the user who may only read and write. */
  static PostgresDatabase service() {
    PostgresDatabase database = TestServices.newPostgresDatabase();
    grant(database);
    Assembly.patientOn(as("hexauth_owner", database)).close();
    grant(database);
    return as("hexauth_service", database);
  }

  /** Runs the file as a superuser, and sets both passwords. */
  static void grant(PostgresDatabase database) {
    try {
      execute(database, Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute(database, "alter role hexauth_owner password '%s'".formatted(WORD));
    execute(database, "alter role hexauth_service password '%s'".formatted(WORD));
  }

  static PostgresDatabase as(String user, PostgresDatabase database) {
    return new PostgresDatabase(database.host(), database.port(), database.name(), user, WORD);
  }

  static void execute(PostgresDatabase database, String sql) {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
