package dev.hexauth.bootstrap;

import dev.hexauth.domain.session.FreshLogin;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * The settings {@code hexauth.admin.*}.
 *
 * @param freshLogin how recent the login of an admin must be for a change: a duration, or {@code
 *     off}
 */
record AdminProperties(@DefaultValue("10m") String freshLogin) {

  /** YAML reads {@code off} as a boolean. */
  private static final Set<String> OFF = Set.of("off", "false");

  /**
   * @throws IllegalArgumentException if the setting is neither, or out of range
   */
  FreshLogin policy() {
    return OFF.contains(freshLogin) ? FreshLogin.OFF : new FreshLogin(Optional.of(duration()));
  }

  private Duration duration() {
    try {
      return DurationStyle.detectAndParse(freshLogin);
    } catch (IllegalArgumentException | ArithmeticException notOne) {
      throw new IllegalArgumentException(
          "a login is fresh for a duration, or the setting is off, but not " + freshLogin, notOne);
    }
  }
}
