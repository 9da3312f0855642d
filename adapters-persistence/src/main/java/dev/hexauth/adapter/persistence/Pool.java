package dev.hexauth.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/**
 * The connections that the stores share. A caller waits at most 0.7 s for a connection and 1 s for
 * a statement, so less than 2 s in all.
 */
final class Pool {

  private static final long WAIT_FOR_CONNECTION_MILLIS = 700;
  private static final long WAIT_FOR_VALIDATION_MILLIS = 250;

  /** Of the PostgreSQL driver; times are in seconds. */
  private static final Map<String, String> DRIVER =
      Map.of(
          "ApplicationName", "hexauth",
          "connectTimeout", "1",
          "socketTimeout", "1",
          "socketFactory", WatchedSocket.Factory.class.getName(),
          "tcpKeepAlive", "true",
          // Every statement is planned once per connection, if Connections allows it.
          "prepareThreshold", "1",
          // The detail of an error quotes the row, and so personal data.
          "logServerErrorDetail", "false");

  private Pool() {}

  /** A pool that has not connected yet; its settings may be changed until it connects. */
  static HikariDataSource to(DataSourceProperties settings) {
    HikariDataSource pool =
        settings.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName("hexauth");
    pool.setConnectionTimeout(WAIT_FOR_CONNECTION_MILLIS);
    pool.setValidationTimeout(WAIT_FOR_VALIDATION_MILLIS);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool.setExceptionOverride(new LeaveReadOnly());
    DRIVER.forEach(pool::addDataSourceProperty);
    pool.setDataSource(new Connections(pool));
    return pool;
  }

  /**
   * Drops a connection to a server that has become a standby; the next one may find the primary.
   */
  private static final class LeaveReadOnly implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
      return Outage.READ_ONLY.equals(failure.getSQLState())
          ? Override.MUST_EVICT
          : Override.CONTINUE_EVICT;
    }
  }
}
