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
 * Keeps the sessions. Each operation is atomic towards all others, of all threads and nodes, and
 * sees what was done before it; none brings a session back that has ended.
 *
 * <p>A store judges time by {@code now} alone, and {@code now} may go back, for nodes have clocks
 * of their own. It forgets by itself what has expired, and what is forgotten is gone for an earlier
 * {@code now} too. So a session may be gone as soon as any operation, about whomever, was asked
 * with a {@code now} at which it has expired, or, if the store forgets by a clock of its own, as
 * long after its last change as it then had to live; never sooner, and it need not be gone then.
 */
public interface SessionStore {

  /**
   * Keeps {@code session}, which no store has seen. If its owner then has more than {@code limit}
   * active sessions, the least recently used of the others end.
   *
   * @param limit at least 1
   */
  void open(Session session, int limit);

  /**
   * Decides as {@link Session#rotate} does, and keeps the effect: a session that was rotated or
   * recovered is kept as the outcome has it, one that was reused ends, and otherwise nothing
   * changes.
   */
  Rotation rotate(SessionRef session, Generation presented, Instant now, SessionPolicy policy);

  /** Answers as {@link Session#activityOf} does. */
  Activity activityOf(SessionRef session, Generation seen, Instant now);

  /**
   * Begins to ask {@link #activityOf}, for a caller who has something else to ask meanwhile. The
   * answer is of some moment between this call and the taking of the answer, which waits for it.
   * What would be thrown may be thrown here or there. A store that cannot begin asks at once.
   */
  default Supplier<Activity> beginActivityOf(SessionRef session, Generation seen, Instant now) {
    Activity activity = activityOf(session, seen, now);
    return () -> activity;
  }

  /** Whether the session is active, for a caller that has no generation of it. */
  default boolean isActive(SessionRef session, Instant now) {
    return activityOf(session, Generation.FIRST, now).isActive();
  }

  /**
   * Keeps the effect of {@link Session#confirm}, and nothing else. The caller does not wait for it
   * and nothing is thrown: it takes effect at some moment after the call, or, if the store is
   * unavailable or busy, never. A confirmation that is late or lost only makes a repeat possible
   * for longer.
   */
  void confirm(SessionRef session, Generation seen);

  /**
   * Ends the session for good; the next question about it, on any node, is answered so.
   *
   * @return whether it was active until then; of any number who race for one, one is told so
   */
  boolean end(SessionRef session, Instant now);

  /** Ends all sessions of {@code owner} that have been opened before. */
  void endAll(UserId owner);

  /**
   * As {@link #endAll} for the owner of {@code kept}, but for that one, which is left as it is. The
   * others end even if that one is gone.
   */
  void endOthers(SessionRef kept);

  /**
   * The sessions of {@code owner} that are active at {@code now}, the last used first; a copy of
   * how they are, which does not change with the store.
   */
  List<Session> sessionsOf(UserId owner, Instant now);
}
