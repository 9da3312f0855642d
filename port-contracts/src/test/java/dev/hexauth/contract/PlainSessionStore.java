package dev.hexauth.contract;

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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A correct store, except that it never forgets. Wrong stores override one of its methods. */
class PlainSessionStore implements SessionStore {

  private final Map<UserId, Sessions> owners = new ConcurrentHashMap<>();

  @Override
  public void open(Session session, int limit) {
    change(session.ref().owner(), own -> pushOut(own, session, limit).with(session));
  }

  @Override
  public Rotation rotate(SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
    Sessions before =
        change(ref.owner(), own -> after(decide(own.find(ref), presented, now, policy), own));
    return decide(before.find(ref), presented, now, policy);
  }

  @Override
  public Activity activityOf(SessionRef session, Generation seen, Instant now) {
    return of(session.owner())
        .find(session)
        .map(found -> found.activityOf(seen, now))
        .orElse(Activity.ENDED);
  }

  @Override
  public void confirm(SessionRef session, Generation seen) {
    change(session.owner(), own -> confirmed(own, session, seen));
  }

  @Override
  public boolean end(SessionRef session, Instant now) {
    Sessions before = change(session.owner(), own -> own.without(session));
    return before.activeAt(now).find(session).isPresent();
  }

  @Override
  public void endAll(UserId owner) {
    change(owner, _ -> Sessions.NONE);
  }

  @Override
  public void endOthers(SessionRef kept) {
    change(kept.owner(), own -> own.only(kept));
  }

  @Override
  public List<Session> sessionsOf(UserId owner, Instant now) {
    return of(owner).activeAt(now).lastUsedFirst();
  }

  final Sessions confirmed(Sessions own, SessionRef session, Generation seen) {
    return own.find(session).map(found -> own.with(confirmed(found, seen))).orElse(own);
  }

  Session confirmed(Session found, Generation seen) {
    return found.confirm(seen);
  }

  final Sessions of(UserId owner) {
    return kept(owners.getOrDefault(owner, Sessions.NONE));
  }

  /** The sessions of {@code own} that are not forgotten. */
  Sessions kept(Sessions own) {
    return own;
  }

  /** Applies {@code change} in one atomic step, and returns the sessions from before. */
  final Sessions change(UserId owner, UnaryOperator<Sessions> change) {
    Sessions[] before = {Sessions.NONE};
    owners.compute(
        owner,
        (_, own) -> {
          before[0] = own == null ? Sessions.NONE : kept(own);
          return change.apply(before[0]);
        });
    return before[0];
  }

  Rotation decide(
      Optional<Session> found, Generation presented, Instant now, SessionPolicy policy) {
    return found
        .map(session -> session.rotate(presented, now, policy))
        .orElseGet(Rotation.Gone::new);
  }

  Sessions after(Rotation rotation, Sessions own) {
    return switch (rotation) {
      case Rotation.Rotated(Session session) -> own.with(session);
      case Rotation.Recovered(Session session) -> own.with(session);
      case Rotation.Reused(SessionRef session) -> own.without(session);
      case Rotation.Repeated _, Rotation.Gone _ -> own;
    };
  }

  /** The sessions of {@code own} that stay when {@code session} is opened. */
  Sessions pushOut(Sessions own, Session session, int limit) {
    List<Session> active = own.activeAt(session.createdAt()).lastUsedFirst();
    return active.stream()
        .skip(limit - 1L)
        .map(Session::ref)
        .reduce(own, Sessions::without, (_, last) -> last);
  }
}
