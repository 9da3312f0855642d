package dev.hexauth.bootstrap;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * The setting {@code hexauth.audit}.
 *
 * @param audit {@code off}, or for how long security events are kept
 */
record AuditProperty(@DefaultValue("off") String audit) {

  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(3_653);

  /**
   * Whether {@code audit} means that no events are kept; YAML reads a plain {@code off} as false.
   */
  static boolean isOff(String audit) {
    return switch (audit.strip().toLowerCase(Locale.ROOT)) {
      case "off", "false", "" -> true;
      default -> false;
    };
  }

  /**
   * For how long events are kept; empty if they are not.
   *
   * @throws IllegalArgumentException unless it is {@code off} or 1 day to 10 years
   */
  Optional<Duration> retention() {
    if (isOff(audit)) {
      return Optional.empty();
    }
    Duration retention = parsed();
    if (retention.compareTo(SHORTEST) < 0 || retention.compareTo(LONGEST) > 0) {
      throw refused();
    }
    return Optional.of(retention);
  }

  private Duration parsed() {
    try {
      return DurationStyle.detectAndParse(audit.strip());
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      throw refused();
    }
  }

  private IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "events are kept for 1 to 3653 days, as in 90d, or not at all, with off; not \""
            + audit
            + "\"");
  }
}
