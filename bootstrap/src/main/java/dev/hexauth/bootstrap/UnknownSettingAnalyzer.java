package dev.hexauth.bootstrap;

import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Names settings that do not exist, without their values, one of which may be a secret with a
 * mistyped name.
 */
@Order(0)
final class UnknownSettingAnalyzer
    extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

  @Override
  protected FailureAnalysis analyze(
      Throwable failure, UnboundConfigurationPropertiesException cause) {
    String names =
        cause.getUnboundProperties().stream()
            .map(property -> property.getName())
            .map(ConfigurationPropertyName::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    String problem = names.contains(", ") ? "are not settings" : "is not a setting";
    String remedy = "Correct the name, or remove it; the README's tables list all settings.";
    return new FailureAnalysis(
        names + " " + problem, remedy, new InvalidSettingException(names, problem, remedy));
  }
}
