package dev.hexauth.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Names a setting of hexauth whose value has the wrong form, the right form, and an example. */
@Order(0)
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, BindException cause) {
    String name =
        SettingsTable.documentedName(cause.getName().toString().replaceFirst("\\[.*", ""));
    Optional<String> example = SettingsTable.example(name);
    var property = cause.getProperty();
    if (example.isEmpty() || property == null) {
      return null;
    }
    boolean secret = SecretSettings.isNamedLikeOne(name);
    String value = secret ? "" : " is %s, which".formatted(property.getValue());
    String problem =
        name + value + " is " + fault(cause.getTarget().getType().resolve(String.class));
    String remedy = "Set for instance " + example.get();
    // At DEBUG, the report prints the failure, which repeats the value.
    return new FailureAnalysis(
        problem,
        remedy,
        secret ? new InvalidSettingException(name, "cannot be read", remedy) : failure);
  }

  private static String fault(Class<?> type) {
    return type.isEnum() ? "none of " + choices(type) : "not " + form(type.getSimpleName());
  }

  private static String choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(choice -> choice.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  private static String form(String type) {
    return switch (type) {
      case "int", "Integer" -> "a whole number";
      case "boolean", "Boolean" -> "true or false";
      case "Duration" -> "a duration";
      case "AttemptRate" -> "a number of attempts, a slash and a duration";
      default -> "of the right form";
    };
  }
}
