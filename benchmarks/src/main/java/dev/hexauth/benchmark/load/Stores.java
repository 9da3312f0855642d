package dev.hexauth.benchmark.load;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.PostgresServer;
import dev.hexauth.devservices.RedisDatabase;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.devservices.TestServices;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A PostgreSQL and a Redis in processes of their own.
 *
 * @param database for users
 * @param sessions for sessions
 * @param postgresProcess the main process; empty if it is not known or not on this machine
 * @param redisProcess the process; empty as above
 * @param description products and versions
 * @param owned run when this is closed
 */
record Stores(
    PostgresDatabase database,
    RedisDatabase sessions,
    Supplier<Optional<Long>> postgresProcess,
    Supplier<Optional<Long>> redisProcess,
    String description,
    List<Runnable> owned)
    implements AutoCloseable {

  /**
   * The stores that the environment names, as {@link TestServices} says; their processes are not
   * known. Without such variables, new stores, which lose their data when they are closed.
   */
  static Stores empty() {
    if (System.getenv().keySet().stream().anyMatch(name -> name.startsWith("HEXAUTH_TEST_"))) {
      return new Stores(
          TestServices.newPostgresDatabase(),
          TestServices.newRedisDatabase(),
          Optional::empty,
          Optional::empty,
          "PostgreSQL and Redis of the environment",
          List.of());
    }
    Servers servers = servers();
    return servers.stores(
        servers.postgres.newDatabase(), servers.redis.newDatabase(), List.of(servers::close));
  }

  /** New servers, which lose their data when they are closed. */
  static Servers servers() {
    return new Servers(PostgresServer.ephemeral(), RedisServer.ephemeral());
  }

  /** The stores whose data are in the folder. The data survive, also a power failure. */
  static Servers keptIn(Path folder) {
    return new Servers(PostgresServer.keptIn(folder), RedisServer.keptIn(folder));
  }

  /** Both servers, for any number of databases. */
  record Servers(PostgresServer postgres, RedisServer redis) implements AutoCloseable {

    /** The databases with the data of earlier runs. */
    Stores lasting() {
      return stores(postgres.database(), redis.database(), List.of());
    }

    /** New, empty databases. */
    Stores empty() {
      return stores(postgres.newDatabase(), redis.newDatabase(), List.of());
    }

    private Stores stores(PostgresDatabase database, RedisDatabase sessions, List<Runnable> owned) {
      return new Stores(
          database,
          sessions,
          postgres::pid,
          redis::pid,
          postgres.version() + ", " + redis.version(),
          owned);
    }

    @Override
    public void close() {
      redis.close();
      postgres.close();
    }
  }

  /** The service's settings for these stores. */
  Map<String, String> environment() {
    return Map.of(
        "POSTGRES_HOST", database.host(),
        "POSTGRES_PORT", Integer.toString(database.port()),
        "POSTGRES_DB", database.name(),
        "POSTGRES_USER", database.user(),
        "POSTGRES_PASSWORD", database.password(),
        "REDIS_URL", sessions.uri());
  }

  Optional<Long> postgresPid() {
    return postgresProcess.get();
  }

  Optional<Long> redisPid() {
    return redisProcess.get();
  }

  @Override
  public void close() {
    owned.forEach(Runnable::run);
  }
}
