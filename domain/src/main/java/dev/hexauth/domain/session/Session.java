package dev.hexauth.domain.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One login on one device. It is active from its opening until it is ended or expires, and never
 * again.
 *
 * @param generation how often it has been refreshed
 * @param createdAt when its owner logged in; all instants are in whole microseconds: what is finer
 *     is cut
 * @param lastUsedAt when it was last rotated, or opened; a repeated refresh does not move it
 * @param expiresAt when it ends by itself: it is active before and not at this instant
 * @param client where the login came from
 */
public record Session(
    SessionRef ref,
    Generation generation,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    Client client) {

  /** Cuts the instants to microseconds, which every store can keep. */
  public Session {
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    lastUsedAt = lastUsedAt.truncatedTo(ChronoUnit.MICROS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** A session that is opened at {@code now}. */
  public static Session open(SessionRef ref, Client client, Instant now, SessionPolicy policy) {
    return new Session(ref, Generation.FIRST, now, now, policy.expiryOf(now, now), client);
  }

  /** Whether it has not expired at {@code now}. */
  public boolean isActiveAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  /**
   * What a refresh that presents {@code presented} at {@code now} must come to. A store carries out
   * the same decision and its effect in one atomic step; this is the reference that all are held
   * to.
   */
  public Rotation rotate(Generation presented, Instant now, SessionPolicy policy) {
    if (!isActiveAt(now)) {
      return new Rotation.Gone();
    }
    if (presented.equals(generation)) {
      return new Rotation.Rotated(advanced(presented, now, policy));
    }
    if (presented.isAfter(generation)) {
      return new Rotation.Recovered(advanced(presented, now, policy));
    }
    boolean mayRepeat =
        presented.next().equals(generation) && !now.isAfter(lastUsedAt.plus(policy.repeatWindow()));
    return mayRepeat ? new Rotation.Repeated(this) : new Rotation.Reused(ref);
  }

  private Session advanced(Generation presented, Instant now, SessionPolicy policy) {
    return new Session(
        ref, presented.next(), createdAt, now, policy.expiryOf(createdAt, now), client);
  }
}
