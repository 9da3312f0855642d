package dev.hexauth.bootstrap;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.shutdown.*}.
 *
 * @param drain how long connections are still accepted after the signal to stop
 */
record ShutdownProperties(@DefaultValue("5s") Duration drain) {

  private static final Duration LONGEST_DRAIN = Duration.ofHours(1);

  /**
   * @throws IllegalArgumentException if the drain is negative or takes more than an hour
   */
  Duration checkedDrain() {
    if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
      throw new IllegalArgumentException("a drain takes 0 s to 1 h, not " + drain);
    }
    return drain;
  }
}
