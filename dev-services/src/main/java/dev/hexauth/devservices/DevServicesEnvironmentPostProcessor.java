package dev.hexauth.devservices;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * In the profile {@code development} only: starts the stores that {@code hexauth.users} and {@code
 * hexauth.sessions} need and that are not configured, and a mail server that sends nothing on, and
 * sets the properties to reach them.
 *
 * <ul>
 *   <li>PostgreSQL, unless {@code POSTGRES_HOST} or {@code spring.datasource.url} is set: {@code
 *       spring.datasource.url}, {@code .username} and {@code .password}
 *   <li>Redis, unless {@code REDIS_URL}, {@code spring.data.redis.url}, {@code .host}, {@code
 *       .cluster.nodes} or {@code .sentinel.nodes} is set: {@code spring.data.redis.url}
 *   <li>a mail server, unless {@code EMAIL_HOST} is set: {@code EMAIL_HOST} and {@code EMAIL_PORT}
 *   <li>{@code dev-services.directory}: the folder for kept data, unless it is set; {@code
 *       .dev-services} in the project, or a folder below /var/tmp if PostgreSQL's user cannot reach
 *       the project
 *   <li>{@code dev-services.postgres} and {@code .redis}: descriptions of the running stores
 *   <li>{@code dev-services.mail}: the URL of the page that shows the mails
 * </ul>
 *
 * <p>All of them stop after the application's contexts have closed.
 */
final class DevServicesEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

  static final String DIRECTORY = "dev-services.directory";

  private static final String[] REDIS = {
    "REDIS_URL",
    "spring.data.redis.url",
    "spring.data.redis.host",
    "spring.data.redis.cluster.nodes",
    "spring.data.redis.sentinel.nodes"
  };

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.acceptsProfiles(Profiles.of("development"))) {
      Map<String, Object> properties = new LinkedHashMap<>();
      addServices(environment, properties);
      environment.getPropertySources().addFirst(new MapPropertySource("devServices", properties));
    }
  }

  private static void addServices(
      ConfigurableEnvironment environment, Map<String, Object> properties) {
    String users = environment.getProperty("hexauth.users", "postgres");
    String sessions = environment.getProperty("hexauth.sessions", "redis");
    Path directory = directory(environment);
    properties.put(DIRECTORY, directory.toString());
    if ((users.equals("postgres") || sessions.equals("postgres"))
        && noneIsSet(environment, "POSTGRES_HOST", "spring.datasource.url")) {
      addPostgres(DevStores.postgres(directory), properties);
    }
    if (sessions.equals("redis") && noneIsSet(environment, REDIS)) {
      addRedis(DevStores.redis(directory), properties);
    }
    if (noneIsSet(environment, "EMAIL_HOST")) {
      addMail(DevStores.mail(directory), properties);
    }
  }

  private static Path directory(ConfigurableEnvironment environment) {
    String given = environment.getProperty(DIRECTORY, "");
    return given.isBlank()
        ? Folders.kept(Path.of(""), ServiceUser.current())
        : Folders.create(Path.of(given).toAbsolutePath());
  }

  private static void addPostgres(PostgresServer server, Map<String, Object> properties) {
    PostgresDatabase database = FreshDatabases.named("hexauth", server.database());
    properties.put("spring.datasource.url", database.jdbcUrl());
    properties.put("spring.datasource.username", database.user());
    properties.put("spring.datasource.password", database.password());
    properties.put("dev-services.postgres", words(server.version(), server.data()));
  }

  private static void addRedis(RedisServer server, Map<String, Object> properties) {
    properties.put("spring.data.redis.url", server.database().uri());
    properties.put("dev-services.redis", words(server.version(), server.data()));
  }

  private static void addMail(CaughtMail mail, Map<String, Object> properties) {
    properties.put("EMAIL_HOST", mail.host());
    properties.put("EMAIL_PORT", String.valueOf(mail.port()));
    properties.put("dev-services.mail", mail.url());
  }

  private static String words(String version, Path data) {
    return "%s, embedded, data in %s".formatted(version, data);
  }

  private static boolean noneIsSet(ConfigurableEnvironment environment, String... names) {
    for (String name : names) {
      if (StringUtils.hasText(environment.getProperty(name))) {
        return false;
      }
    }
    return true;
  }

  /** After the files of the configuration have been read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }
}
