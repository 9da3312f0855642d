package dev.hexauth.bootstrap;

import static java.util.Map.entry;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The names of all settings with their defaults, read from {@link Settings}. */
final class SettingsTable {

  /** Settings of Spring Boot under the names of the README. */
  private static final Map<String, String> NAMES =
      Map.of(
          "server.port",
          "PORT",
          "management.server.port",
          "MANAGEMENT_SERVER_PORT",
          "management.server.address",
          "MANAGEMENT_SERVER_ADDRESS",
          CheckedLogFormat.PROPERTY,
          "LOGGING_STRUCTURED_FORMAT_CONSOLE");

  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          entry("PORT", "=8000"),
          entry("MANAGEMENT_SERVER_PORT", "=9464"),
          entry("MANAGEMENT_SERVER_ADDRESS", "=127.0.0.1"),
          entry("LOGGING_STRUCTURED_FORMAT_CONSOLE", "=ecs"),
          entry("hexauth.public-url", "=https://auth.example.org"),
          entry("hexauth.audit", "=90d"),
          entry("hexauth.mail.base-url", "=https://auth.example.org"),
          entry("hexauth.password.breached-file", "=/etc/hexauth/breached-passwords.txt"),
          entry("hexauth.password.costliest-function", "=bcrypt:14"),
          entry("hexauth.token.accepted-issuers", "=hexauth,https://auth.example.com"),
          entry(
              "hexauth.token.access-other-keys", "[0].key=file:/etc/hexauth/other-access-key.pem"),
          entry(
              "hexauth.token.refresh-other-keys",
              "[0].key=file:/etc/hexauth/other-refresh-key.pem"),
          entry("hexauth.web.trusted-proxies", "=10.0.0.0/8,fd00::/8"));

  private SettingsTable() {}

  /** Full name to default, in alphabetical order; the default is empty if there is none. */
  static Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>();
    collect("hexauth", Settings.class, defaults);
    return defaults;
  }

  /** The name in the README of the setting that Spring Boot calls {@code property}. */
  static String documentedName(String property) {
    return NAMES.getOrDefault(property, property);
  }

  /**
   * A line that sets {@code name}, with its default if it has one; empty if it is not a setting.
   */
  static Optional<String> example(String name) {
    String value = EXAMPLES.getOrDefault(name, "=" + defaults().getOrDefault(name, ""));
    return value.equals("=") ? Optional.empty() : Optional.of(name + value);
  }

  private static void collect(String prefix, Class<?> type, Map<String, String> defaults) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + "." + dashed(component.getName());
      if (component.getType().isRecord()) {
        collect(name, component.getType(), defaults);
      } else {
        defaults.put(name, defaultOf(type, component));
      }
    }
  }

  private static String defaultOf(Class<?> type, RecordComponent component) {
    var constructor = type.getDeclaredConstructors()[0];
    for (var parameter : constructor.getParameters()) {
      DefaultValue value = parameter.getAnnotation(DefaultValue.class);
      if (parameter.getName().equals(component.getName()) && value != null) {
        return String.join(",", value.value());
      }
    }
    return "";
  }

  static String dashed(String name) {
    return ConfigurationPropertyName.adapt(name.replaceAll("([A-Z])", "-$1"), '.').toString();
  }
}
