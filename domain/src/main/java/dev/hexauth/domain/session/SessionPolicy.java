package dev.hexauth.domain.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions and their tokens live.
 *
 * @param accessLifetime of an access token, at least a second
 * @param refreshLifetime of a refresh token, and so of an unused session: at least {@code
 *     accessLifetime}
 * @param sessionLifetime from the login, however often it is used; no refresh outlives it: at least
 *     {@code refreshLifetime}
 * @param repeatWindow how long after a rotation the previous refresh token still gets the current
 *     one: 0 to 300 s
 * @param repeatUnconfirmed whether it also does later, until the current generation has been used
 * @param maxSessionsPerUser how many sessions of one user may be active at once, at least 1
 */
public record SessionPolicy(
    Duration accessLifetime,
    Duration refreshLifetime,
    Duration sessionLifetime,
    Duration repeatWindow,
    boolean repeatUnconfirmed,
    int maxSessionsPerUser) {

  /** The longest {@link #repeatWindow()}. */
  public static final Duration MAX_REPEAT_WINDOW = Duration.ofMinutes(5);

  /** 15 minutes, 60 minutes, 24 hours, 30 seconds or until confirmed, 20 sessions. */
  public static final SessionPolicy DEFAULT =
      new SessionPolicy(
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofDays(1),
          Duration.ofSeconds(30),
          true,
          20);

  /**
   * @throws IllegalArgumentException if a value is outside its range
   */
  public SessionPolicy {
    require(
        accessLifetime.compareTo(Duration.ofSeconds(1)) >= 0,
        "an access token must live for 1 s or more");
    require(
        refreshLifetime.compareTo(accessLifetime) >= 0,
        "a refresh token must live as long as an access token");
    require(
        sessionLifetime.compareTo(refreshLifetime) >= 0,
        "a session must live as long as a refresh token");
    require(
        !repeatWindow.isNegative() && repeatWindow.compareTo(MAX_REPEAT_WINDOW) <= 0,
        "the repeat window must be 0 to 300 s");
    require(maxSessionsPerUser >= 1, "a user must be allowed one session or more");
  }

  /**
   * When a session created at {@code createdAt} and last used at {@code lastUsedAt} ends by itself.
   */
  public Instant expiryOf(Instant createdAt, Instant lastUsedAt) {
    Instant unused = lastUsedAt.plus(refreshLifetime);
    Instant absolute = createdAt.plus(sessionLifetime);
    return unused.isBefore(absolute) ? unused : absolute;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
