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
    return postgresAndRedis(database, Map.of("REDIS_URL", redis.uri()));
  }

  /** Sessions in a Redis that Spring Boot's {@code properties} name. */
  static Map<String, String> postgresAndRedis(
      PostgresDatabase database, Map<String, String> properties) {
    Map<String, String> settings = new HashMap<>(users(database));
    settings.put("hexauth.sessions", "redis");
    settings.putAll(properties);
    return settings;
  }

  /**
   * The same, for races on busy machines: a caller waits for a connection for as long as it takes.
   */
  static Map<String, String> patient(Map<String, String> settings) {
    Map<String, String> patient = new HashMap<>(settings);
    patient.put("spring.datasource.hikari.connection-timeout", "20000");
    patient.put("spring.datasource.hikari.data-source-properties.socketTimeout", "20");
    return patient;
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
