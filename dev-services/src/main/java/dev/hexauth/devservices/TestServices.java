package dev.hexauth.devservices;

import static java.util.Objects.requireNonNullElse;

import dev.hexauth.devservices.mail.MailServer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real stores and a mail server for tests, started at first use, once per JVM, and stopped with it.
 * The system property {@code services} chooses them: {@code given}, {@code containers} or {@code
 * artifacts}. Without it they are:
 *
 * <ol>
 *   <li>those named in the environment: {@code HEXAUTH_TEST_POSTGRES_URL} (as {@code
 *       postgresql://user:password@host:5432/database}, of a superuser) and {@code
 *       HEXAUTH_TEST_REDIS_URL} (as {@code redis://host:6379}, whose logical databases are emptied;
 *       only one test run at a time);
 *   <li>else containers, if an engine has the images or downloads them within seconds;
 *   <li>else those of Maven artifacts, which need no installation; one log line says why.
 * </ol>
 *
 * <p>The names differ from the product's on purpose: tests delete the data of these stores. Tests
 * that stop or pause a store create a {@link PostgresServer} or {@link RedisServer} of their own.
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

  /** An empty database for the caller alone, in UTF-8, with a user who owns it. */
  public static PostgresDatabase newPostgresDatabase() {
    var _ = ServiceChoice.current();
    return FreshDatabases.create(Postgres.SHARED);
  }

  /** An empty logical database for the caller alone; up to 1023 per JVM, 15 for given stores. */
  public static RedisDatabase newRedisDatabase() {
    var _ = ServiceChoice.current();
    return RedisServer.emptied(Redis.SHARED, Redis.COUNT.incrementAndGet());
  }

  /**
   * A mail server that all callers of this JVM share, so that each sends to addresses of its own.
   * Tests that need a server that misbehaves start one themselves.
   */
  public static MailServer mailServer() {
    return Mail.SHARED;
  }

  private static final class Mail {
    static final MailServer SHARED = MailServer.start();
  }

  private static final class Postgres {
    static final PostgresDatabase SHARED = postgres(System.getenv());
  }

  private static final class Redis {
    static final RedisDatabase SHARED = redis(System.getenv());
    static final AtomicInteger COUNT = new AtomicInteger();
  }

  /** Why containers are not used by default; determined once per JVM. */
  private static final class Automatic {
    static final Optional<String> OBSTACLE = obstacle();

    private static Optional<String> obstacle() {
      Optional<String> obstacle = Docker.obstacle();
      obstacle.ifPresent(reason ->
          LOG.log(
              Level.INFO,
              "Tests use artifacts, not containers: {0}. To use containers, set"
                  + " -Dservices=containers.",
              reason));
      return obstacle;
    }
  }

  @SuppressWarnings("resource") // ended with the JVM
  private static PostgresDatabase postgres(Map<String, String> environment) {
    return switch (source(ServiceChoice.current(), environment, POSTGRES_URL)) {
      case GIVEN -> chosen("given", givenPostgres(environment.getOrDefault(POSTGRES_URL, "")));
      case CONTAINERS -> chosen("in a container", Containers.postgres());
      case ARTIFACTS, AUTO -> chosen("embedded", PostgresServer.ephemeral().database());
    };
  }

  @SuppressWarnings("resource") // ended with the JVM
  private static RedisDatabase redis(Map<String, String> environment) {
    return switch (source(ServiceChoice.current(), environment, REDIS_URL)) {
      case GIVEN -> chosen("given", givenRedis(environment.getOrDefault(REDIS_URL, "")));
      case CONTAINERS -> chosen("in a container", Containers.redis());
      case ARTIFACTS, AUTO -> chosen("embedded", RedisServer.ephemeral().database());
    };
  }

  /** The effective choice for the store that the variable {@code url} may name. */
  static ServiceChoice source(ServiceChoice choice, Map<String, String> environment, String url) {
    boolean given = !environment.getOrDefault(url, "").isBlank();
    return switch (choice) {
      case GIVEN -> {
        if (!given) {
          throw new DevServicesException(
              "-Dservices=given needs HEXAUTH_TEST_POSTGRES_URL and HEXAUTH_TEST_REDIS_URL in the"
                  + " environment, and "
                  + url
                  + " is not there");
        }
        yield choice;
      }
      case ARTIFACTS -> choice;
      case CONTAINERS -> {
        var _ = Automatic.OBSTACLE;
        yield choice;
      }
      case AUTO -> {
        if (given) {
          yield ServiceChoice.GIVEN;
        }
        yield Automatic.OBSTACLE.isEmpty() ? ServiceChoice.CONTAINERS : ServiceChoice.ARTIFACTS;
      }
    };
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
