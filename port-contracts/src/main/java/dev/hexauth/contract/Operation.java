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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation of {@link SessionStore} with its arguments, and its specification: all allowed
 * outcomes. Together with the rules for forgetting in {@link History#mayBeForgotten}, this is the
 * complete specification of the port.
 */
sealed interface Operation {

  /** The answer of an operation that returns nothing. */
  String DONE = "done";

  /** The answer of {@link SessionStore#sessionsOf}. */
  record Listed(List<Session> sessions) {}

  /**
   * An allowed outcome.
   *
   * @param answer the result for the caller
   * @param after the owner's sessions afterwards
   */
  record Outcome(Object answer, Sessions after) {}

  /** The owner whose sessions it reads or changes; it does not affect those of others. */
  UserId owner();

  /** Its {@code now}, if any. */
  default Optional<Instant> time() {
    return Optional.empty();
  }

  /** Whether it has taken effect when the call returns; if not, it may do so later. */
  default boolean isAwaited() {
    return true;
  }

  /** Calls it on {@code store} and returns the answer. */
  Object callOn(SessionStore store);

  /** All allowed outcomes if the owner has the sessions {@code own}. */
  Stream<Outcome> outcomes(Sessions own);

  /** {@link SessionStore#open}. */
  record Open(Session session, int limit) implements Operation {
    @Override
    public UserId owner() {
      return session.ref().owner();
    }

    @Override
    public Optional<Instant> time() {
      return Optional.of(session.createdAt());
    }

    @Override
    public Object callOn(SessionStore store) {
      store.open(session, limit);
      return DONE;
    }

    @Override
    public Stream<Outcome> outcomes(Sessions own) {
      return lessThanLimit(own).map(rest -> new Outcome(DONE, rest.with(session)));
    }

    private Stream<Sessions> lessThanLimit(Sessions own) {
      Sessions active = own.activeAt(session.createdAt());
      if (active.all().size() < limit) {
        return Stream.of(own);
      }
      return active.leastRecentlyUsed().all().stream()
          .flatMap(least -> lessThanLimit(own.without(least.ref())));
    }
  }

  /** {@link SessionStore#rotate}. */
  record Rotate(SessionRef session, Generation presented, Instant now, SessionPolicy policy)
      implements Operation {
    @Override
    public UserId owner() {
      return session.owner();
    }

    @Override
    public Optional<Instant> time() {
      return Optional.of(now);
    }

    @Override
    public Object callOn(SessionStore store) {
      return store.rotate(session, presented, now, policy);
    }

    @Override
    public Stream<Outcome> outcomes(Sessions own) {
      Rotation rotation =
          own.find(session)
              .map(found -> found.rotate(presented, now, policy))
              .orElseGet(Rotation.Gone::new);
      return Stream.of(new Outcome(rotation, after(rotation, own)));
    }

    private static Sessions after(Rotation rotation, Sessions own) {
      return switch (rotation) {
        case Rotation.Rotated(Session session) -> own.with(session);
        case Rotation.Recovered(Session session) -> own.with(session);
        case Rotation.Reused(SessionRef session) -> own.without(session);
        case Rotation.Repeated _, Rotation.Gone _ -> own;
      };
    }
  }

  /** {@link SessionStore#activityOf}. */
  record ActivityOf(SessionRef session, Generation seen, Instant now) implements Operation {
    @Override
    public UserId owner() {
      return session.owner();
    }

    @Override
    public Optional<Instant> time() {
      return Optional.of(now);
    }

    @Override
    public Object callOn(SessionStore store) {
      return store.requestActivityOf(session, seen, now).get();
    }

    @Override
    public Stream<Outcome> outcomes(Sessions own) {
      Activity activity =
          own.find(session).map(found -> found.activityOf(seen, now)).orElse(Activity.ENDED);
      return Stream.of(new Outcome(activity, own));
    }
  }

  /** {@link SessionStore#confirm}. */
  record Confirm(SessionRef session, Generation seen) implements Operation {
    @Override
    public UserId owner() {
      return session.owner();
    }

    @Override
    public boolean isAwaited() {
      return false;
    }

    @Override
    public Object callOn(SessionStore store) {
      store.confirm(session, seen);
      return DONE;
    }

    @Override
    public Stream<Outcome> outcomes(Sessions own) {
      Sessions after = own.find(session).map(found -> own.with(found.confirm(seen))).orElse(own);
      return Stream.of(new Outcome(DONE, after));
    }
  }

  /** {@link SessionStore#end}. */
  record End(SessionRef session, Instant now) implements Operation {
    @Override
    public UserId owner() {
      return session.owner();
    }

    @Override
    public Optional<Instant> time() {
      return Optional.of(now);
    }

    @Override
    public Object callOn(SessionStore store) {
      return store.end(session, now);
    }

    @Override
    public Stream<Outcome> outcomes(Sessions own) {
      boolean active = own.activeAt(now).find(session).isPresent();
      return Stream.of(new Outcome(active, own.without(session)));
    }
  }

  /** {@link SessionStore#endAll}. */
  record EndAll(UserId owner) implements Operation {
    @Override
    public Object callOn(SessionStore store) {
      store.endAll(owner);
      return DONE;
    }

    @Override
    public Stream<Outcome> outcomes(Sessions own) {
      return Stream.of(new Outcome(DONE, Sessions.NONE));
    }
  }

  /** {@link SessionStore#endOthers}. */
  record EndOthers(SessionRef kept) implements Operation {
    @Override
    public UserId owner() {
      return kept.owner();
    }

    @Override
    public Object callOn(SessionStore store) {
      store.endOthers(kept);
      return DONE;
    }

    @Override
    public Stream<Outcome> outcomes(Sessions own) {
      return Stream.of(new Outcome(DONE, own.only(kept)));
    }
  }

  /** {@link SessionStore#sessionsOf}. */
  record SessionsOf(UserId owner, Instant now) implements Operation {
    @Override
    public Optional<Instant> time() {
      return Optional.of(now);
    }

    @Override
    public Object callOn(SessionStore store) {
      return new Listed(Sessions.settled(store.sessionsOf(owner, now)));
    }

    @Override
    public Stream<Outcome> outcomes(Sessions own) {
      return Stream.of(new Outcome(new Listed(own.activeAt(now).lastUsedFirst()), own));
    }
  }
}
