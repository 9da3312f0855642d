package dev.hexauth.domain.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A user as the user store has them, active or disabled.
 *
 * @param disabledAt when the user was disabled, rounded down to microseconds; empty for an active
 *     user
 */
public record KeptUser(User user, Optional<Instant> disabledAt) {

  /** Rounds the instant down. */
  public KeptUser {
    disabledAt = disabledAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
  }

  /** An active user. */
  public static KeptUser active(User user) {
    return new KeptUser(user, Optional.empty());
  }

  /** A user who was disabled at {@code at}. */
  public static KeptUser disabled(User user, Instant at) {
    return new KeptUser(user, Optional.of(at));
  }
}
