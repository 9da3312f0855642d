package dev.hexauth.bootstrap;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The names of all settings with their defaults, read off {@link Settings}. */
final class SettingsTable {

  private SettingsTable() {}

  /**
   * Full name to default, in the order of the alphabet; the default is empty where there is none.
   */
  static Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>();
    collect("hexauth", Settings.class, defaults);
    return defaults;
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

  private static String dashed(String name) {
    return ConfigurationPropertyName.adapt(name.replaceAll("([A-Z])", "-$1"), '.').toString();
  }
}
