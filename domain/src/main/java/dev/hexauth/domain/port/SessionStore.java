package dev.hexauth.domain.port;

import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps the sessions. Its name in an {@link dev.hexauth.domain.UnavailableException} is "session
 * store".
 *
 * <p>Each operation is atomic with respect to all others, of all threads and nodes, and sees the
 * effects of those that returned before it began. No operation brings back a session that has
 * ended.
 *
 * <p>{@code now} is the only clock. It may go back, because each node has its own.
 *
 * <p>A store forgets the expired sessions of all owners while others log in, so that they do not
 * accumulate. A forgotten session is gone for an earlier {@code now} too. A store may forget a
 * session once any call has had a {@code now} at or after its expiry. A store with a clock of its
 * own may forget it when its remaining lifetime, counted from its last change, has passed. It never
 * forgets one earlier.
 */
public interface SessionStore {

  /**
   * Keeps {@code session}, whose id is new. If its owner then has more than {@code limit} active
   * sessions, the least recently used of the others end.
   *
   * @param limit at least 1
   */
  void open(Session session, int limit);

  /**
   * Decides as {@link Session#rotate} does, and keeps the effect. A rotated or recovered session is
   * kept as it is in the outcome, and a reused one ends. Otherwise nothing changes.
   */
  Rotation rotate(SessionRef session, Generation presented, Instant now, SessionPolicy policy);

  /** The result of {@link Session#activityOf}; a session that does not exist has ended. */
  Activity activityOf(SessionRef session, Generation seen, Instant now);

  /**
   * Starts {@link #activityOf} without waiting for the result, so that the caller can query another
   * store meanwhile. The supplier waits for the result; the caller calls it once.
   *
   * <p>Override this if the client of the engine can send a command and wait for its reply later:
   * it saves a round trip for every request of {@code GET /api/users/me}. Otherwise keep the
   * default, which waits at once and is just as correct.
   *
   * <p>The result is that of some moment between this call and the end of the supplier's. Either
   * may throw what {@link #activityOf} throws, and both together take no longer.
   */
  default Supplier<Activity> requestActivityOf(SessionRef session, Generation seen, Instant now) {
    Activity activity = activityOf(session, seen, now);
    return () -> activity;
  }

  /** Whether the session is active, for a caller that knows no generation of it. */
  default boolean isActive(SessionRef session, Instant now) {
    return activityOf(session, Generation.FIRST, now).isActive();
  }

  /**
   * Keeps the effect of {@link Session#confirm}, and nothing else. It does not wait for the engine
   * and throws nothing. It takes effect some time after the call or, if the store is unavailable or
   * busy, never. A late or lost confirmation only lets the previous refresh token be repeated for
   * longer.
   */
  void confirm(SessionRef session, Generation seen);

  /**
   * Ends the session for good, for every later call on any node.
   *
   * @return whether it was active until then; true for one of any number of racing calls
   */
  boolean end(SessionRef session, Instant now);

  /** Ends all sessions of {@code owner} that were opened before. */
  void endAll(UserId owner);

  /**
   * Ends all sessions of the owner of {@code kept} except that one, which stays as it is. The
   * others end even if it is gone.
   */
  void endOthers(SessionRef kept);

  /**
   * The sessions of {@code owner} that are active at {@code now}, the last used first. The list
   * does not change with the store.
   */
  List<Session> sessionsOf(UserId owner, Instant now);
}
