package dev.hexauth.devservices;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;

/** New databases with unique names. */
final class FreshDatabases {

  private static final String DUPLICATE_DATABASE = "42P04";
  private static final int NO_LIMIT = 0;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private FreshDatabases() {}

  /** Creates an empty database on the server of the given one, connected to that one. */
  static PostgresDatabase create(PostgresDatabase server) {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      while (true) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        if (created(statement, name)) {
          return at(server, name);
        }
      }
    } catch (SQLException e) {
      throw new DevServicesException("no database can be created by " + server, e);
    }
  }

  /** The database of that name on the server of the given one, created unless it exists. */
  static PostgresDatabase named(String name, PostgresDatabase server) {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      created(statement, name);
      return at(server, name);
    } catch (SQLException e) {
      throw new DevServicesException("no database can be created by " + server, e);
    }
  }

  private static PostgresDatabase at(PostgresDatabase server, String name) {
    return new PostgresDatabase(
        server.host(), server.port(), name, server.user(), server.password());
  }

  private static boolean created(Statement statement, String name) throws SQLException {
    try {
      statement.execute("create database " + name + " template template0");
      return true;
    } catch (SQLException e) {
      if (DUPLICATE_DATABASE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** A connection of PostgreSQL's own driver; DriverManager would load all drivers. */
  static Connection connect(PostgresDatabase database) throws SQLException {
    return connect(database, NO_LIMIT);
  }

  /**
   * Connects within a time limit.
   *
   * @param seconds the limit, or 0 for none
   */
  static Connection connect(PostgresDatabase database, int seconds) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("loginTimeout", String.valueOf(seconds));
    Connection connection = driver().connect(database.jdbcUrl(), properties);
    return Objects.requireNonNull(connection, database.jdbcUrl());
  }

  private static Driver driver() {
    return ServiceLoader.load(Driver.class, FreshDatabases.class.getClassLoader()).stream()
        .filter(provider -> provider.type().getName().equals("org.postgresql.Driver"))
        .map(ServiceLoader.Provider::get)
        .findFirst()
        .orElseThrow(() -> new DevServicesException("add the artifact org.postgresql:postgresql"));
  }
}
