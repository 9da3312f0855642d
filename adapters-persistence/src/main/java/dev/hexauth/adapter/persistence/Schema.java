package dev.hexauth.adapter.persistence;

import static java.util.Objects.requireNonNullElse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/**
 * The tables as this version of the service needs them.
 *
 * @param server which PostgreSQL they are in, and its version, without a credential
 * @param version of the last migration
 */
record Schema(String server, String version) {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private static final int CONNECT_LIMIT_SECONDS = 5;

  /**
   * Brings the database up to date, over connections without the pool's limits, for a migration may
   * take its time; of several nodes that start at once, one does.
   *
   * @throws PostgresUnreachableException if there is nobody to talk to
   */
  static Schema migrated(DataSourceProperties settings) {
    String server = serverOf(settings);
    MigrateResult result =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(
                settings.determineUrl(), settings.determineUsername(), settings.determinePassword())
            .jdbcProperties(Map.of("connectTimeout", String.valueOf(CONNECT_LIMIT_SECONDS)))
            .locations("classpath:db/migration")
            .load()
            .migrate();
    Schema schema =
        new Schema(
            server, requireNonNullElse(result.targetSchemaVersion, result.initialSchemaVersion));
    LOG.info("{}", schema);
    return schema;
  }

  private static String serverOf(DataSourceProperties settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.determineUrl());
    source.setUser(settings.determineUsername());
    source.setPassword(settings.determinePassword());
    source.setConnectTimeout(CONNECT_LIMIT_SECONDS);
    source.setLoginTimeout(CONNECT_LIMIT_SECONDS);
    String address =
        "%s:%d/%s"
            .formatted(
                source.getServerNames()[0], source.getPortNumbers()[0], source.getDatabaseName());
    try (Connection connection = source.getConnection()) {
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
