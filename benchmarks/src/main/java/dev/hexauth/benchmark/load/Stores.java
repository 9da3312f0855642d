package dev.hexauth.benchmark.load;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.PostgresServer;
import dev.hexauth.devservices.RedisDatabase;
import dev.hexauth.devservices.RedisServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL and a Redis in processes of their own. */
final class Stores implements AutoCloseable {

  private final PostgresServer postgres;
  private final RedisServer redis;
  private final PostgresDatabase database;
  private final RedisDatabase sessions;

  private Stores(
      PostgresServer postgres,
      RedisServer redis,
      PostgresDatabase database,
      RedisDatabase sessions) {
    this.postgres = postgres;
    this.redis = redis;
    this.database = database;
    this.sessions = sessions;
  }

  /** Starts them empty, without care for power failures; they are gone once they are closed. */
  static Stores ephemeral() {
    PostgresServer postgres = PostgresServer.ephemeral();
    RedisServer redis = RedisServer.ephemeral();
    return new Stores(postgres, redis, postgres.newDatabase(), redis.newDatabase());
  }

  /** Starts those whose data lie in the folder, with care for power failures. */
  static Stores keptIn(Path folder) {
    PostgresServer postgres = PostgresServer.keptIn(folder);
    RedisServer redis = RedisServer.keptIn(folder);
    return new Stores(postgres, redis, postgres.database(), redis.database());
  }

  /** What leads the service to them. */
  Map<String, String> environment() {
    return Map.of(
        "POSTGRES_HOST", database.host(),
        "POSTGRES_PORT", Integer.toString(database.port()),
        "POSTGRES_DB", database.name(),
        "POSTGRES_USER", database.user(),
        "POSTGRES_PASSWORD", database.password(),
        "REDIS_URL", sessions.uri());
  }

  PostgresDatabase database() {
    return database;
  }

  Optional<Long> postgresPid() {
    return postgres.pid();
  }

  Optional<Long> redisPid() {
    return redis.pid();
  }

  @Override
  public String toString() {
    return postgres.version() + ", " + redis.version();
  }

  @Override
  public void close() {
    redis.close();
    postgres.close();
  }
}
