package dev.hexauth.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import dev.hexauth.domain.Mutable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens the connections of a pool. A connection names its statements if it leads to PostgreSQL
 * directly. Behind a pooler it never does: there, a name may belong to another client's statement.
 */
@Mutable({"loginSeconds", "pooled"})
final class Connections extends AbstractDataSource {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private static final int NEVER = 0;

  private final HikariConfig pool;
  private final AtomicBoolean pooled = new AtomicBoolean();
  private volatile int loginSeconds;

  /**
   * @param pool whose address and driver properties are read for each connection
   */
  Connections(HikariConfig pool) {
    this.pool = pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(pool.getUsername(), pool.getPassword());
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties properties = new Properties();
    properties.putAll(pool.getDataSourceProperties());
    properties.putIfAbsent("loginTimeout", String.valueOf(loginSeconds));
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    return prepared(DriverManager.getConnection(pool.getJdbcUrl(), properties));
  }

  private Connection prepared(Connection connection) throws SQLException {
    try {
      PGConnection server = connection.unwrap(PGConnection.class);
      int threshold = server.getPrepareThreshold();
      server.setPrepareThreshold(NEVER);
      Route route = Route.of(connection);
      server.setPrepareThreshold(route == Route.DIRECT ? threshold : NEVER);
      log(route == Route.POOLED);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void log(boolean nowPooled) {
    if (pooled.getAndSet(nowPooled) != nowPooled) {
      LOG.info(
          nowPooled
              ? "PostgreSQL is behind a connection pooler; statements are not named"
              : "PostgreSQL is reached directly; statements are named");
    }
  }

  @Override
  public int getLoginTimeout() {
    return loginSeconds;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginSeconds = seconds;
  }
}
