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
        name + value + " is no " + form(cause.getTarget().getType().resolve(String.class));
    String remedy = "Set for instance " + example.get();
    // At DEBUG, the report prints the failure, which repeats the value.
    return new FailureAnalysis(
        problem,
        remedy,
        secret ? new InvalidSettingException(name, "cannot be read", remedy) : failure);
  }

  private static String form(Class<?> type) {
    return type.isEnum()
        ? "choice: the choices are "
            + Arrays.stream(type.getEnumConstants())
                .map(choice ->
                    choice.toString().toLowerCase(Locale.ROOT).replace('_', '-').replace('_', '-'))
                .collect(Collectors.joining(", "))
        : type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
