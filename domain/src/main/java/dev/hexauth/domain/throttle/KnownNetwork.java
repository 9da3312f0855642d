package dev.hexauth.domain.throttle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A network that an account was logged in to from.
 *
 * @param lastLoginAt rounded down to microseconds
 */
public record KnownNetwork(Network network, Instant lastLoginAt) {

  /** Rounds the instant down to microseconds, which every store can keep. */
  public KnownNetwork {
    lastLoginAt = lastLoginAt.truncatedTo(ChronoUnit.MICROS);
  }
}
