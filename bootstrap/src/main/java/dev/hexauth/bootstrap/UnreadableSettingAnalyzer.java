package dev.hexauth.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Names a setting of ours whose value is of the wrong form, what form it has, and an example. */
@Order(0)
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<BindException> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, BindException cause) {
    String name = cause.getName().toString();
    String example = SettingsTable.defaults().get(name);
    var property = cause.getProperty();
    if (example == null || property == null) {
      return null;
    }
    String problem =
        "%s is %s, which is no %s"
            .formatted(
                name, property.getValue(), form(cause.getTarget().getType().resolve(String.class)));
    return new FailureAnalysis(problem, "Set for instance %s=%s".formatted(name, example), failure);
  }

  private static String form(Class<?> type) {
    return type.isEnum()
        ? "choice: the choices are "
            + Arrays.stream(type.getEnumConstants())
                .map(choice -> choice.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "))
        : type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
