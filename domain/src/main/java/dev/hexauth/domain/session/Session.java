package dev.hexauth.domain.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One login on one device. It is active from its opening until it is ended or expires, and never
 * again.
 *
 * @param generation how often it has been refreshed
 * @param confirmed whether this generation has been seen in use: an access token of it was
 *     presented, so its tokens have arrived. A login is confirmed from the start, for no generation
 *     comes before it
 * @param createdAt when its owner logged in; all instants are in whole microseconds: what is finer
 *     is cut
 * @param lastUsedAt when it was last rotated, or opened; a repeated refresh does not move it
 * @param expiresAt when it ends by itself: it is active before and not at this instant
 * @param client where the login came from
 */
public record Session(
    SessionRef ref,
    Generation generation,
    boolean confirmed,
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
    return new Session(ref, Generation.FIRST, true, now, now, policy.expiryOf(now, now), client);
  }

  /** Whether it has not expired at {@code now}. */
  public boolean isActiveAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** What the bearer of an access token of generation {@code seen} finds at {@code now}. */
  public Activity activityOf(Generation seen, Instant now) {
    if (!isActiveAt(now)) {
      return Activity.ENDED;
    }
    return confirmed || !seen.equals(generation) ? Activity.ACTIVE : Activity.UNCONFIRMED;
  }

  /**
   * This session once generation {@code seen} has been seen in use; only the current one counts.
   */
  public Session confirm(Generation seen) {
    return seen.equals(generation)
        ? new Session(ref, generation, true, createdAt, lastUsedAt, expiresAt, client)
        : this;
  }

  /**
   * The outcome of a refresh that presents {@code presented} at {@code now}. Every store makes the
   * same decision and keeps its effect in one atomic step; this is the reference for all of them.
   *
   * <p>The generation before the current one is repeated within the repeat window and, if {@link
   * SessionPolicy#repeatUnconfirmed}, for as long as the current one is not confirmed: nobody is
   * known to have received its tokens, so the caller may be the owner whose response was lost.
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
