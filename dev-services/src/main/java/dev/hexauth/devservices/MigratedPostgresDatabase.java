package dev.hexauth.devservices;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jooq.tools.jdbc.JDBCUtils;
import org.jspecify.annotations.Nullable;

/**
 * The database from which jOOQ generates code: an embedded PostgreSQL with the Flyway migrations
 * applied. The name of this class goes into {@code <database><name>} of jooq-codegen-maven, without
 * {@code <jdbc>}; the folder of the migrations goes into its property {@value #MIGRATIONS}.
 *
 * <p>The server starts at the first query. The schemas are those configured as inputs, so a run
 * whose {@link MigrationsVersion} is unchanged sends no query and starts no server.
 */
public final class MigratedPostgresDatabase extends PostgresDatabase {

  /** The property that names the folder of the migrations. */
  static final String MIGRATIONS = "migrations";

  private @Nullable PostgresServer server;
  private @Nullable Connection connection;

  /** For jOOQ, which creates it by name. */
  public MigratedPostgresDatabase() {}

  @Override
  protected DSLContext create0() {
    return DSL.using(new OnDemand(), SQLDialect.POSTGRES);
  }

  private Connection migrated() {
    PostgresServer started = PostgresServer.ephemeral();
    server = started;
    dev.hexauth.devservices.PostgresDatabase database = started.newDatabase();
    Flyway.configure(MigratedPostgresDatabase.class.getClassLoader())
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .loggers("slf4j")
        .locations("filesystem:" + MigrationsVersion.folder(this))
        .load()
        .migrate();
    try {
      return FreshDatabases.connect(database);
    } catch (SQLException e) {
      throw new DevServicesException("no connection to " + database, e);
    }
  }

  @Override
  protected List<SchemaDefinition> getSchemata0() {
    List<SchemaDefinition> schemata = new ArrayList<>();
    getInputSchemata().forEach(name -> schemata.add(new SchemaDefinition(this, name, "")));
    return schemata;
  }

  @Override
  public void close() {
    JDBCUtils.safeClose(connection);
    connection = null;
    PostgresServer ended = server;
    if (ended != null) {
      ended.close();
      server = null;
    }
    super.close();
  }

  /** Opens the single connection at jOOQ's first query. */
  private final class OnDemand implements ConnectionProvider {
    @Override
    public Connection acquire() {
      Connection open = connection;
      if (open == null) {
        open = migrated();
        connection = open;
        setConnection(open);
      }
      return open;
    }

    @Override
    public void release(Connection used) {}
  }
}
