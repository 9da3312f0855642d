package dev.hexauth.devservices;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A primary that fails once, when a test asks for it with {@link #kill}, and its hot standby, which
 * {@link #promote} makes the primary. Replication is asynchronous, so the last writes may be lost.
 *
 * <p>Both run on the loopback address, and are not safe against power failures. Every method may
 * throw {@link DevServicesException}, whose message says what to do.
 */
public final class PostgresWithStandby implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PostgresServer primary =
      PostgresServer.ephemeral("wal_level=replica", "max_wal_senders=4", "synchronous_commit=on");
  private final PostgresServer standby = primary.standby();

  private PostgresWithStandby() {}

  /** Starts them. They end with {@link #close}, or with this JVM. */
  public static PostgresWithStandby ephemeral() {
    return new PostgresWithStandby();
  }

  /** The server that accepts writes, until it fails. */
  public PostgresServer primary() {
    return primary;
  }

  /** The server that accepts writes once it has been promoted. */
  public PostgresServer standby() {
    return standby;
  }

  /** Waits until the standby has everything written so far. */
  public void awaitCopy() {
    try (Connection from = FreshDatabases.connect(primary.database());
        Connection to = FreshDatabases.connect(standby.database());
        PreparedStatement arrived =
            to.prepareStatement("select pg_last_wal_replay_lsn() >= ?::pg_lsn")) {
      arrived.setString(1, lastWrite(from));
      if (!Wait.until(LIMIT, () -> isTrue(arrived))) {
        throw new DevServicesException("the standby is behind; its log says: " + standby.log());
      }
    } catch (SQLException e) {
      throw new DevServicesException("the primary or its standby does not answer", e);
    }
  }

  private static String lastWrite(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_current_wal_lsn()")) {
      row.next();
      return row.getString(1);
    }
  }

  private static boolean isTrue(PreparedStatement statement) {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new DevServicesException("the standby does not answer", e);
    }
  }

  /** Ends the primary at once, like a power failure. Nothing replaces it yet. */
  public void kill() {
    primary.kill();
  }

  /** Makes the standby the primary; waits until it accepts writes. */
  public void promote() {
    standby.promote();
  }

  /** Ends both for good. */
  @Override
  public void close() {
    standby.close();
    primary.close();
  }
}
