package dev.hexauth.bootstrap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Honours the environment's names for the stores, {@code POSTGRES_HOST} and its kin and {@code
 * REDIS_URL}, by translating them into Spring's. Who sets Spring's own names is not overruled.
 */
final class StoreEnvironment implements EnvironmentPostProcessor, Ordered {

  private static final Pattern REDIS_URL =
      Pattern.compile(
          "(?<server>rediss?://([^@/]*@)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]))(:(?<port>[0-9]{1,5}))?(?<rest>(/[0-9]*)?)");

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> translated = new LinkedHashMap<>();
    if (isSet(environment, "POSTGRES_HOST")) {
      translated.put("spring.datasource.url", postgresUrl(environment));
      translated.put(
          "spring.datasource.username", environment.getProperty("POSTGRES_USER", "hexauth"));
      translated.put(
          "spring.datasource.password", environment.getProperty("POSTGRES_PASSWORD", ""));
    }
    if (isSet(environment, "REDIS_URL")) {
      translated.put(
          "spring.data.redis.url", redisUrl(environment.getRequiredProperty("REDIS_URL")));
    }
    environment.getPropertySources().addLast(new MapPropertySource("stores", translated));
  }

  private static String postgresUrl(ConfigurableEnvironment environment) {
    return "jdbc:postgresql://%s:%s/%s"
        .formatted(
            environment.getRequiredProperty("POSTGRES_HOST"),
            environment.getProperty("POSTGRES_PORT", "5432"),
            environment.getProperty("POSTGRES_DB", "hexauth"));
  }

  private static String redisUrl(String given) {
    Matcher url = REDIS_URL.matcher(given);
    if (!url.matches()) {
      throw new InvalidSettingException(
          "REDIS_URL",
          "is no address of a Redis",
          "Set for instance REDIS_URL=redis://localhost:6379, or"
              + " rediss://user:password@host:6379/0 for TLS, a password and a database");
    }
    return url.group("port") == null ? url.group("server") + ":6379" + url.group("rest") : given;
  }

  private static boolean isSet(ConfigurableEnvironment environment, String name) {
    return !environment.getProperty(name, "").isBlank();
  }
}
