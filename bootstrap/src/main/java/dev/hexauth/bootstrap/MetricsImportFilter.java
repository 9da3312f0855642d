package dev.hexauth.bootstrap;

import dev.hexauth.domain.Mutable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Excludes Spring Boot's metrics unless they have a port of their own: unused metrics cost nothing,
 * and none are ever served on the public port.
 */
@Mutable("wanted")
final class MetricsImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final String PORT = "management.server.port";

  private static final Pattern METRICS =
      Pattern.compile("org\\.springframework\\.boot\\..*(\\.metrics\\.|Observation).*");

  private boolean wanted;

  @Override
  public void setEnvironment(Environment environment) {
    boolean set = !environment.getProperty(PORT, "").isBlank();
    ManagementPortType port = ManagementPortType.get(environment);
    if (set && port == ManagementPortType.SAME) {
      throw new InvalidSettingException(
          PORT,
          "is the public port, and metrics must not be public",
          "Set another, for instance MANAGEMENT_SERVER_PORT=9464, or none");
    }
    wanted = set && port == ManagementPortType.DIFFERENT;
  }

  @Override
  public boolean[] match(
      @Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
    boolean[] matches = new boolean[autoConfigurationClasses.length];
    for (int i = 0; i < matches.length; i++) {
      String name = autoConfigurationClasses[i];
      matches[i] = wanted || name == null || !METRICS.matcher(name).matches();
    }
    return matches;
  }
}
