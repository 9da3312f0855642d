package dev.hexauth.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How recent the login of a session must be for a change that an admin makes (OWASP ASVS 5.0,
 * V7.5.3).
 *
 * @param maxAge the longest time since the login, {@link #MIN_AGE} to {@link #MAX_AGE}; empty if
 *     any login will do
 */
public record FreshLogin(Optional<Duration> maxAge) {

  /** The shortest {@link #maxAge()}: there must be time to act. */
  public static final Duration MIN_AGE = Duration.ofMinutes(1);

  /** The longest {@link #maxAge()}. */
  public static final Duration MAX_AGE = Duration.ofDays(1);

  /** Ten minutes. */
  public static final FreshLogin DEFAULT = new FreshLogin(Optional.of(Duration.ofMinutes(10)));

  /** Any login will do. */
  public static final FreshLogin OFF = new FreshLogin(Optional.empty());

  /**
   * @throws IllegalArgumentException if {@code maxAge} is outside its range
   */
  public FreshLogin {
    if (maxAge.isPresent()
        && (maxAge.get().compareTo(MIN_AGE) < 0 || maxAge.get().compareTo(MAX_AGE) > 0)) {
      throw new IllegalArgumentException("a login is fresh for 1 m to 24 h");
    }
  }

  /**
   * Whether a login at {@code authenticatedAt} is recent enough at {@code now}; a login at an
   * unknown time is not.
   */
  public boolean accepts(Optional<Instant> authenticatedAt, Instant now) {
    return maxAge.isEmpty()
        || authenticatedAt.filter(at -> !now.isAfter(at.plus(maxAge.get()))).isPresent();
  }
}
