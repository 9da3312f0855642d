package dev.hexauth.bootstrap;

import dev.hexauth.devservices.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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
}
