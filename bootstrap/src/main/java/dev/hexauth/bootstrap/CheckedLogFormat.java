package dev.hexauth.bootstrap;

import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Stops the start-up if the log format does not exist, which Spring Boot would report with a stack
 * trace.
 */
final class CheckedLogFormat implements EnvironmentPostProcessor, Ordered {

  static final String PROPERTY = "logging.structured.format.console";

  private static final Set<String> FORMATS = Set.of("", "ecs", "gelf", "logstash");

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!FORMATS.contains(environment.getProperty(PROPERTY, ""))) {
      String name = SettingsTable.documentedName(PROPERTY);
      throw new InvalidSettingException(
          name,
          "is none of ecs, gelf and logstash",
          "Set for instance " + SettingsTable.example(name).orElseThrow() + "; or none, for text");
    }
  }
}
