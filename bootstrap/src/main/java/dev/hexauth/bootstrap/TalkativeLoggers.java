package dev.hexauth.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/**
 * The loggers that may write passwords and tokens: all that are set to DEBUG or TRACE and are not
 * the service's own. The server logs the bytes it receives, and drivers the values they send.
 */
final class TalkativeLoggers {

  private TalkativeLoggers() {}

  /** Their names, as in settings of {@code logging.level}, in order. */
  static List<String> names() {
    return LoggingSystem.get(TalkativeLoggers.class.getClassLoader())
        .getLoggerConfigurations()
        .stream()
        .filter(logger -> isTalkative(logger.getConfiguredLevel()))
        .map(LoggerConfiguration::getName)
        .filter(name -> !isOwn(name))
        .map(name -> name.equals(LoggingSystem.ROOT_LOGGER_NAME) ? "root" : name)
        .sorted()
        .toList();
  }

  /** A logger without a level of its own has that of its parent, which is also in the list. */
  private static boolean isTalkative(@Nullable LogLevel level) {
    return level == LogLevel.TRACE || level == LogLevel.DEBUG;
  }

  private static boolean isOwn(String name) {
    return (name + ".").startsWith("hexauth.") || (name + ".").startsWith("dev.hexauth.");
  }
}
