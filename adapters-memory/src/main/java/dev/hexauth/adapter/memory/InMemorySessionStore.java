package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in a map by owner; every operation is one atomic change of one owner's entry.
 *
 * <p>Each opening also visits {@value #VISITS} owners in turn and drops their expired sessions. So
 * memory use is bounded by the active sessions, and the work of an opening by this number.
 */
@Mutable({"owners", "round"})
final class InMemorySessionStore implements SessionStore {

  /** More than one, so that entries are removed faster than they are added. */
  private static final int VISITS = 2;

  private final Map<UserId, OwnSessions> owners = new ConcurrentHashMap<>();

  /** Every owner in the map, once, in the order of their visits. */
  private final Queue<UserId> round = new ConcurrentLinkedQueue<>();

  @Override
  public void open(Session session, int limit) {
    Instant now = session.createdAt();
    owners.compute(
        session.ref().owner(),
        (owner, sessions) ->
            entryOf(owner, sessions).activeAt(now).lastUsed(limit - 1).with(session));
    for (int visit = 0; visit < VISITS; visit++) {
      visitNext(now);
    }
  }

  @Override
  public Rotation rotate(
      SessionRef session, Generation presented, Instant now, SessionPolicy policy) {
    AtomicReference<Rotation> outcome = new AtomicReference<>(new Rotation.Gone());
    owners.computeIfPresent(
        session.owner(),
        (_, sessions) -> {
          sessions
              .find(session.id())
              .map(found -> found.rotate(presented, now, policy))
              .ifPresent(outcome::set);
          return after(outcome.get(), sessions);
        });
    return outcome.get();
  }

  @Override
  public Activity activityOf(SessionRef session, Generation seen, Instant now) {
    OwnSessions own = owners.getOrDefault(session.owner(), OwnSessions.NONE);
    return own.find(session.id()).map(found -> found.activityOf(seen, now)).orElse(Activity.ENDED);
  }

  @Override
  public void confirm(SessionRef session, Generation seen) {
    owners.computeIfPresent(
        session.owner(),
        (_, sessions) ->
            sessions
                .find(session.id())
                .map(found -> sessions.with(found.confirm(seen)))
                .orElse(sessions));
  }

  @Override
  public boolean end(SessionRef session, Instant now) {
    AtomicBoolean wasActive = new AtomicBoolean();
    owners.computeIfPresent(
        session.owner(),
        (_, sessions) -> {
          wasActive.set(isActive(sessions, session, now));
          return sessions.without(session.id());
        });
    return wasActive.get();
  }

  @Override
  public void endAll(UserId owner) {
    owners.computeIfPresent(owner, (_, _) -> OwnSessions.NONE);
  }

  @Override
  public void endOthers(SessionRef kept) {
    owners.computeIfPresent(kept.owner(), (_, sessions) -> sessions.only(kept.id()));
  }

  @Override
  public List<Session> sessionsOf(UserId owner, Instant now) {
    return owners.getOrDefault(owner, OwnSessions.NONE).activeAt(now).lastUsedFirst();
  }

  /** The number of owners in the map, including those without sessions. */
  int ownersKept() {
    return owners.size();
  }

  /** The number of visits in a whole round, which is one for each owner in the map. */
  int visitsPerRound() {
    return round.size();
  }

  private OwnSessions entryOf(UserId owner, @Nullable OwnSessions sessions) {
    if (sessions == null) {
      round.add(owner);
      return OwnSessions.NONE;
    }
    return sessions;
  }

  private static OwnSessions after(Rotation rotation, OwnSessions sessions) {
    return switch (rotation) {
      case Rotation.Rotated(Session session) -> sessions.with(session);
      case Rotation.Recovered(Session session) -> sessions.with(session);
      case Rotation.Reused(SessionRef session) -> sessions.without(session.id());
      case Rotation.Repeated _, Rotation.Gone _ -> sessions;
    };
  }

  private static boolean isActive(OwnSessions sessions, SessionRef session, Instant now) {
    return sessions.find(session.id()).filter(found -> found.isActiveAt(now)).isPresent();
  }

  /** The only place that removes entries, so that an owner is never in the round twice. */
  private void visitNext(Instant now) {
    UserId next = round.poll();
    if (next == null) {
      return;
    }
    owners.computeIfPresent(
        next,
        (owner, sessions) -> {
          OwnSessions active = sessions.activeAt(now);
          if (active.isEmpty()) {
            return null;
          }
          round.add(owner);
          return active;
        });
  }
}
