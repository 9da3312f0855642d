package dev.hexauth.bootstrap;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Stops the start-up if a port is invalid, which Spring Boot would report with a stack trace. */
final class TcpPorts implements EnvironmentPostProcessor, Ordered {

  /** A port number: 1 to 65535. */
  static final Pattern NUMBER =
      Pattern.compile(
          "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]");

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    for (String property : List.of("server.port", "management.server.port")) {
      String value = environment.getProperty(property, "").strip();
      // 0 means any free port.
      if (!value.isEmpty() && !value.equals("0") && !NUMBER.matcher(value).matches()) {
        String name = SettingsTable.documentedName(property);
        throw new InvalidSettingException(
            name,
            "is not a port, 1 to 65535",
            "Set for instance " + SettingsTable.example(name).orElseThrow());
      }
    }
  }
}
