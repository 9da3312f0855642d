package dev.hexauth.bootstrap;

import dev.hexauth.devservices.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database really holds. */
final class Rows {

  private Rows() {}

  /** How many rows {@code table} has. */
  static long in(PostgresDatabase database, String table) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Executes {@code statement}. */
  static void change(PostgresDatabase database, String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  /** The only column of the rows that {@code query} selects. */
  static List<String> texts(PostgresDatabase database, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
