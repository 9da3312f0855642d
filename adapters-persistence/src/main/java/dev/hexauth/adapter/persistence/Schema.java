package dev.hexauth.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/**
 * The tables as this version of the service needs them.
 *
 * @param server the PostgreSQL they are in, and its version, without credentials
 * @param version of the last migration
 */
record Schema(String server, String version) {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private static final String CONNECT_LIMIT_SECONDS = "5";

  /**
   * Migrates or checks the tables, over connections without the pool's time limits, because a
   * migration may take long.
   *
   * @param migrate whether missing migrations are applied; else they are refused
   * @throws PostgresUnreachableException if there is no connection
   * @throws UnusableSchemaException if the tables cannot be used
   */
  static Schema in(DataSourceProperties settings, boolean migrate) {
    Connections connections = connections(settings);
    String server = serverOf(connections, addressOf(settings));
    Migrations migrations = Migrations.of(connections);
    Schema schema = new Schema(server, migrate ? migrations.apply() : migrations.require());
    LOG.info("{}", schema);
    return schema;
  }

  private static Connections connections(DataSourceProperties settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.determineUrl());
    config.setUsername(settings.determineUsername());
    config.setPassword(settings.determinePassword());
    config.addDataSourceProperty("ApplicationName", "hexauth");
    config.addDataSourceProperty("connectTimeout", CONNECT_LIMIT_SECONDS);
    config.addDataSourceProperty("loginTimeout", CONNECT_LIMIT_SECONDS);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new Connections(config);
  }

  private static String addressOf(DataSourceProperties settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.determineUrl());
    String[] hosts = source.getServerNames();
    int[] ports = source.getPortNumbers();
    return IntStream.range(0, hosts.length)
            .mapToObj(i -> hosts[i] + ":" + ports[i])
            .collect(Collectors.joining(","))
        + "/"
        + source.getDatabaseName();
  }

  private static String serverOf(Connections connections, String address) {
    try (Connection connection = connections.getConnection()) {
      return "PostgreSQL %s at %s"
          .formatted(connection.getMetaData().getDatabaseProductVersion(), address);
    } catch (SQLException e) {
      throw new PostgresUnreachableException(address, e);
    }
  }

  @Override
  public String toString() {
    return server + ", schema version " + version;
  }
}
