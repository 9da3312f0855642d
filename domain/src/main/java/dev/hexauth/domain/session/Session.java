package dev.hexauth.domain.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The session of one login. It is active from its opening until it is ended or expires, and never
 * again.
 *
 * @param generation the number of refreshes
 * @param confirmed whether this generation has been used: an access token of it was presented, so
 *     its tokens have arrived. A login is confirmed from the start, because no generation precedes
 *     it
 * @param createdAt the time of the login; all instants are rounded down to microseconds
 * @param lastUsedAt when it was opened or last rotated; a repeated refresh does not change it
 * @param expiresAt when it ends by itself: it is active before this instant
 * @param client the origin of the login
 */
public record Session(
    SessionRef ref,
    Generation generation,
    boolean confirmed,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    Client client) {

  /** Rounds the instants down to microseconds, which every store can keep. */
  public Session {
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    lastUsedAt = lastUsedAt.truncatedTo(ChronoUnit.MICROS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** A session that is opened at {@code now}. */
  public static Session open(SessionRef ref, Client client, Instant now, SessionPolicy policy) {
    return new Session(ref, Generation.FIRST, true, now, now, policy.expiryOf(now, now), client);
  }

  /** Whether it has not expired at {@code now}. */
  public boolean isActiveAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** The result of presenting an access token of generation {@code seen} at {@code now}. */
  public Activity activityOf(Generation seen, Instant now) {
    if (!isActiveAt(now)) {
      return Activity.ENDED;
    }
    return confirmed || !seen.equals(generation) ? Activity.ACTIVE : Activity.UNCONFIRMED;
  }

  /** This session after generation {@code seen} has been used; only the current one counts. */
  public Session confirm(Generation seen) {
    return seen.equals(generation)
        ? new Session(ref, generation, true, createdAt, lastUsedAt, expiresAt, client)
        : this;
  }

  /**
   * The outcome of a refresh that presents {@code presented} at {@code now}. Every store makes the
   * same decision and stores its effect in one atomic step; this is the reference for all of them.
   *
   * <p>The previous generation is repeated within the repeat window and, if {@link
   * SessionPolicy#repeatUnconfirmed}, as long as the current one is not confirmed: its tokens may
   * not have arrived, so the caller may be the owner whose response was lost.
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
    return presented.next().equals(generation) && mayRepeat(now, policy)
        ? new Rotation.Repeated(this)
        : new Rotation.Reused(ref);
  }

  private boolean mayRepeat(Instant now, SessionPolicy policy) {
    return !now.isAfter(lastUsedAt.plus(policy.repeatWindow()))
        || (policy.repeatUnconfirmed() && !confirmed);
  }

  private Session advanced(Generation presented, Instant now, SessionPolicy policy) {
    return new Session(
        ref, presented.next(), false, createdAt, now, policy.expiryOf(createdAt, now), client);
  }
}
