package dev.hexauth.bootstrap;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Refuses a secret that Spring would read as a reference to another setting, because Spring's
 * report would repeat its value.
 */
final class SecretSettings implements EnvironmentPostProcessor, Ordered {

  private static final Pattern NAME = Pattern.compile("(?i).*(pass|password|secret|keys?|url)");

  /** Runs before any value is read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 5;
  }

  /** Whether a setting of that name may hold a secret, whatever the form of the name. */
  static boolean isNamedLikeOne(String name) {
    return NAME.matcher(name).matches();
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .filter(SecretSettings::isNamedLikeOne)
        .forEach(name -> requireResolvable(environment, name));
  }

  /** The exception has no cause: its message would be the value. */
  private static void requireResolvable(ConfigurableEnvironment environment, String name) {
    try {
      var _ = environment.getProperty(name);
    } catch (IllegalArgumentException unresolvable) {
      throw new InvalidSettingException(
          name,
          "contains ${…}, which refers to another setting, and that does not exist",
          "Write \\${ for a ${ that is part of the value.");
    }
  }
}
