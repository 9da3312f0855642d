package dev.hexauth.adapter.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;

/**
 * The other end of a new connection: one process of PostgreSQL for as long as it is open, or a
 * pooler, which may send each transaction to another process.
 */
enum Route {
  DIRECT,
  POOLED;

  /** A process that PostgreSQL starts for a new connection is younger than this. */
  static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private static final String PROCESS =
      """
      select pid, extract(epoch from clock_timestamp() - backend_start),
        current_setting('transaction_isolation')
      from pg_stat_activity where pid = pg_backend_pid()
      """;

  /**
   * The route of {@code connection}, which must not have named a statement yet. A pooler invents
   * the process id that it gives its client, and its processes are older than the connection. Each
   * of these could match by chance, so both must match for {@link #DIRECT}.
   *
   * @throws SQLException if PostgreSQL does not answer, or is behind a pooler and has another
   *     default isolation than the stores need: a pooler would lose the isolation set by the pool
   */
  static Route of(Connection connection) throws SQLException {
    return of(connection, LONGEST_CONNECT);
  }

  static Route of(Connection connection, Duration longestConnect) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet process = statement.executeQuery(PROCESS)) {
      if (process.next()
          && process.getInt(1) == connection.unwrap(PGConnection.class).getBackendPID()
          && process.getDouble(2) < longestConnect.toSeconds()) {
        return DIRECT;
      }
      requireReadCommitted(process.getString(3));
      return POOLED;
    }
  }

  private static void requireReadCommitted(String isolation) throws SQLException {
    if (!isolation.equals("read committed")) {
      throw new SQLException(
          "behind a connection pooler its transactions must be read committed, and are %s; run:"
                  .formatted(isolation)
              + " alter role … set default_transaction_isolation = 'read committed'",
          "08004");
    }
  }
}
