package dev.hexauth.benchmark.load;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.PostgresServer;
import dev.hexauth.devservices.RedisDatabase;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.devservices.TestServices;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * PostgreSQL and Redis in processes of their own.
 *
 * @param database for users
 * @param sessions for sessions; one of several masters
 * @param environment the service's settings for these stores
 * @param postgresProcesses the main process of each server; none if they are not known or not on
 *     this machine
 * @param redisProcesses the processes; none as above
 * @param description products and versions
 * @param owned run when this is closed
 */
record Stores(
    PostgresDatabase database,
    RedisDatabase sessions,
    Map<String, String> environment,
    Supplier<List<Long>> postgresProcesses,
    Supplier<List<Long>> redisProcesses,
    String description,
    List<Runnable> owned)
    implements AutoCloseable {

  /**
   * The stores that the environment names, as {@link TestServices} says; their processes are not
   * known. Without such variables, new stores, which lose their data when they are closed.
   */
  static Stores empty() {
    if (System.getenv().keySet().stream().anyMatch(name -> name.startsWith("HEXAUTH_TEST_"))) {
      PostgresDatabase database = TestServices.newPostgresDatabase();
      RedisDatabase sessions = TestServices.newRedisDatabase();
      return new Stores(
          database,
          sessions,
          environment(database, sessions),
          List::of,
          List::of,
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
          environment(database, sessions),
          () -> postgres.pid().stream().toList(),
          () -> redis.pid().stream().toList(),
          postgres.version() + ", " + redis.version(),
          owned);
    }

    @Override
    public void close() {
      redis.close();
      postgres.close();
    }
  }

  private static Map<String, String> environment(
      PostgresDatabase database, RedisDatabase sessions) {
    Map<String, String> settings = new HashMap<>(environment(database));
    settings.put("REDIS_URL", sessions.uri());
    return Map.copyOf(settings);
  }

  /** The settings for a PostgreSQL. */
  static Map<String, String> environment(PostgresDatabase database) {
    return Map.of(
        "POSTGRES_HOST", database.host(),
        "POSTGRES_PORT", Integer.toString(database.port()),
        "POSTGRES_DB", database.name(),
        "POSTGRES_USER", database.user(),
        "POSTGRES_PASSWORD", database.password());
  }

  /** The processor time of PostgreSQL in milliseconds; NaN if it is not known. */
  double postgresMillis() {
    return sum(postgresProcesses, ProcFile::treeMillis);
  }

  /** The processor time of Redis in milliseconds; NaN if it is not known. */
  double redisMillis() {
    return sum(redisProcesses, ProcFile::ownMillis);
  }

  /** The memory of PostgreSQL in MiB, each shared page counted by its share; NaN if unknown. */
  double postgresMib() {
    return sum(postgresProcesses, ProcFile::proportionalMib);
  }

  /** The resident sets of Redis in MiB; NaN if unknown. */
  double redisMib() {
    return sum(redisProcesses, pid -> ProcFile.statusMib(pid, Memory.RESIDENT));
  }

  private static double sum(Supplier<List<Long>> processes, ToDoubleFunction<Long> figure) {
    List<Long> all = processes.get();
    return all.isEmpty() ? Double.NaN : all.stream().mapToDouble(figure).sum();
  }

  @Override
  public void close() {
    owned.forEach(Runnable::run);
  }
}
