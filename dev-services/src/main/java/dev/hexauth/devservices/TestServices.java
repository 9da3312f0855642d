package dev.hexauth.devservices;

import static java.util.Objects.requireNonNullElse;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real stores for tests, started at the first question, once a JVM, and gone with it:
 *
 * <ol>
 *   <li>those given by the environment: {@code HEXAUTH_TEST_POSTGRES_URL} (as {@code
 *       postgresql://user:password@host:5432/database}, of a user who may create databases) and
 *       {@code HEXAUTH_TEST_REDIS_URL} (as {@code redis://host:6379}, whose logical databases are
 *       emptied; one run of tests at a time);
 *   <li>else containers, where Docker answers;
 *   <li>else embedded ones, which need nothing installed.
 * </ol>
 *
 * <p>The names are not those of the product on purpose: tests empty what they are given. Tests that
 * stop or pause a store make a {@link PostgresServer} or {@link RedisServer} of their own.
 *
 * <p>Every method may throw {@link DevServicesException}, whose message says what to do.
 */
public final class TestServices {

  static final String POSTGRES_URL = "HEXAUTH_TEST_POSTGRES_URL";
  static final String REDIS_URL = "HEXAUTH_TEST_REDIS_URL";
  private static final Logger LOG = System.getLogger(TestServices.class.getName());
  private static final int POSTGRES_PORT = 5432;
  private static final int REDIS_PORT = 6379;

  private TestServices() {}

  /** An empty database of its own for the caller, in UTF-8, with a user who owns it. */
  public static PostgresDatabase newPostgresDatabase() {
    return FreshDatabases.create(Postgres.SHARED);
  }

  /** An emptied logical database of its own for the caller; up to 1023 a JVM, 15 when given. */
  public static RedisDatabase newRedisDatabase() {
    return RedisServer.emptied(Redis.SHARED, Redis.COUNT.incrementAndGet());
  }

  private static final class Postgres {
    static final PostgresDatabase SHARED = postgres(System.getenv());
  }

  private static final class Redis {
    static final RedisDatabase SHARED = redis(System.getenv());
    static final AtomicInteger COUNT = new AtomicInteger();
  }

  @SuppressWarnings("resource") // ended with the JVM
  private static PostgresDatabase postgres(Map<String, String> environment) {
    String url = environment.getOrDefault(POSTGRES_URL, "");
    if (!url.isBlank()) {
      return chosen("given", givenPostgres(url));
    }
    return Docker.isAvailable()
        ? chosen("in a container", Containers.postgres())
        : chosen("embedded", PostgresServer.ephemeral().database());
  }

  @SuppressWarnings("resource") // ended with the JVM
  private static RedisDatabase redis(Map<String, String> environment) {
    String url = environment.getOrDefault(REDIS_URL, "");
    if (!url.isBlank()) {
      return chosen("given", givenRedis(url));
    }
    return Docker.isAvailable()
        ? chosen("in a container", Containers.redis())
        : chosen("embedded", RedisServer.ephemeral().database());
  }

  private static <T> T chosen(String how, T store) {
    LOG.log(Level.INFO, "Tests use {0}, {1}", store, how);
    return store;
  }

  static PostgresDatabase givenPostgres(String url) {
    URI uri = URI.create(url.strip());
    String[] credentials = requireNonNullElse(uri.getUserInfo(), "").split(":", 2);
    String path = requireNonNullElse(uri.getPath(), "");
    if (!"postgresql".equals(uri.getScheme()) || credentials.length != 2 || path.length() < 2) {
      throw new DevServicesException(
          POSTGRES_URL + " is not as postgresql://user:password@localhost:5432/database");
    }
    return new PostgresDatabase(
        uri.getHost(),
        uri.getPort() < 0 ? POSTGRES_PORT : uri.getPort(),
        path.substring(1),
        credentials[0],
        credentials[1]);
  }

  static RedisDatabase givenRedis(String url) {
    URI uri = URI.create(url.strip());
    if (!"redis".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new DevServicesException(REDIS_URL + " is not as redis://localhost:6379");
    }
    return new RedisDatabase(
        uri.getHost(),
        uri.getPort() < 0 ? REDIS_PORT : uri.getPort(),
        0,
        uri.getUserInfo() == null ? "" : uri.getUserInfo() + "@");
  }
}
