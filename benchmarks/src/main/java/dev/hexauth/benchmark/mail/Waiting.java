package dev.hexauth.benchmark.mail;

import dev.hexauth.devservices.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The letters that wait in a database. */
final class Waiting implements AutoCloseable {

  private final Connection connection;

  Waiting(PostgresDatabase database) {
    try {
      connection =
          DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  int letters() {
    return ask("select count(*) from letters", row -> row.getInt(1));
  }

  /** Whether the letters that wait are all to recipients on whom the server hangs. */
  boolean onlyStuck(Posted posted) {
    return ask(
        "select string_agg(address, ' ') from letters",
        row ->
            Optional.ofNullable(row.getString(1)).stream()
                .flatMap(addresses -> Set.of(addresses.split(" ")).stream())
                .allMatch(posted::isStuck));
  }

  /** When the next letter is due, which may be in the past. */
  Optional<Instant> nextDue() {
    return ask(
        "select min(due_at) from letters",
        row -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant));
  }

  private <T> T ask(String query, Row<T> row) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return row.read(rows);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
