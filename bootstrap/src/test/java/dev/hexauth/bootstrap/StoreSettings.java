package dev.hexauth.bootstrap;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.RedisDatabase;
import java.util.HashMap;
import java.util.Map;

/** The settings that name the stores of an assembly. */
final class StoreSettings {

  private StoreSettings() {}

  static Map<String, String> memory() {
    return Map.of(
        "hexauth.users", "memory",
        "hexauth.sessions", "memory",
        "hexauth.allow-volatile-stores", "true");
  }

  static Map<String, String> postgres(PostgresDatabase database) {
    Map<String, String> settings = new HashMap<>(users(database));
    settings.put("hexauth.sessions", "postgres");
    return settings;
  }

  static Map<String, String> postgresAndRedis(PostgresDatabase database, RedisDatabase redis) {
    Map<String, String> settings = new HashMap<>(users(database));
    settings.put("hexauth.sessions", "redis");
    settings.put("REDIS_URL", redis.uri());
    return settings;
  }

  private static Map<String, String> users(PostgresDatabase database) {
    return Map.of(
        "hexauth.users", "postgres",
        "POSTGRES_HOST", database.host(),
        "POSTGRES_PORT", Integer.toString(database.port()),
        "POSTGRES_DB", database.name(),
        "POSTGRES_USER", database.user(),
        "POSTGRES_PASSWORD", database.password());
  }
}
