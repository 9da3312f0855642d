package dev.hexauth.bootstrap;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Stops the start-up, after everybody has had his say, when a store was chosen and nobody said
 * where it is.
 */
final class RequiredStores implements EnvironmentPostProcessor, Ordered {

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String users = environment.getProperty("hexauth.users", "postgres");
    String sessions = environment.getProperty("hexauth.sessions", "redis");
    if (users.equals("postgres") || sessions.equals("postgres")) {
      require(
          environment,
          "spring.datasource.url",
          "POSTGRES_HOST",
          "POSTGRES_HOST=localhost, with POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER and"
              + " POSTGRES_PASSWORD as needed");
    }
    if (sessions.equals("redis")) {
      require(
          environment, "spring.data.redis.url", "REDIS_URL", "REDIS_URL=redis://localhost:6379");
    }
  }

  private static void require(
      ConfigurableEnvironment environment, String property, String setting, String example) {
    if (environment.getProperty(property, "").isBlank()) {
      throw new InvalidSettingException(
          setting,
          "is not set, and a store that was chosen needs it",
          "Set for instance "
              + example
              + "; or run it for development, which brings its own stores:"
              + " ./mvnw -pl bootstrap -am spring-boot:run");
    }
  }
}
