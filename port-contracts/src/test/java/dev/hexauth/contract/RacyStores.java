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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Stores that are correct for a single caller and wrong for several at once. */
@SuppressWarnings("ImmutableEnumChecker") // a supplier of a new store each time
enum RacyStores implements Supplier<SessionStore> {
  A_REFRESH_FINDS_THEN_SAVES(() ->
      new PlainSessionStore() {
        @Override
        public Rotation rotate(
            SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
          Sessions found = found(ref.owner());
          Rotation rotation = decide(found.find(ref), presented, now, policy);
          change(ref.owner(), own -> own.find(ref).isPresent() ? after(rotation, own) : own);
          return rotation;
        }

        private Sessions found(UserId owner) {
          Sessions found = of(owner);
          roundTrip();
          return found;
        }
      }),
  A_REFRESH_BRINGS_BACK_WHAT_HAS_ENDED(() ->
      new PlainSessionStore() {
        @Override
        public Rotation rotate(
            SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
          while (true) {
            Sessions found = of(ref.owner());
            Rotation rotation = decide(found.find(ref), presented, now, policy);
            roundTrip();
            Sessions before =
                change(ref.owner(), own -> isSame(ref, own, found) ? after(rotation, own) : own);
            if (isSame(ref, before, found)) {
              return rotation;
            }
          }
        }

        private boolean isSame(SessionRef ref, Sessions own, Sessions found) {
          return own.find(ref).isEmpty() || own.find(ref).equals(found.find(ref));
        }
      }),
  A_REUSE_ENDS_THE_SESSION_LATER(() ->
      new PlainSessionStore() {
        @Override
        public Rotation rotate(
            SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
          Rotation rotation = super.rotate(ref, presented, now, policy);
          if (rotation instanceof Rotation.Reused) {
            roundTrip();
            end(ref, now);
          }
          return rotation;
        }

        @Override
        Sessions after(Rotation rotation, Sessions own) {
          return rotation instanceof Rotation.Reused ? own : super.after(rotation, own);
        }
      }),
  TWO_CALLERS_WHO_END_A_SESSION_BOTH_GET_TRUE(() ->
      new PlainSessionStore() {
        @Override
        public boolean end(SessionRef session, Instant now) {
          boolean active = isActive(session, now);
          roundTrip();
          super.end(session, now);
          return active;
        }
      }),
  A_LOGIN_COUNTS_THEN_ADDS(() ->
      new PlainSessionStore() {
        @Override
        public void open(Session session, int limit) {
          Sessions before = of(session.ref().owner());
          Sessions rest = pushOut(before, session, limit);
          roundTrip();
          change(
              session.ref().owner(),
              own ->
                  before.all().stream()
                      .map(Session::ref)
                      .filter(ref -> rest.find(ref).isEmpty())
                      .reduce(own, Sessions::without, (_, last) -> last)
                      .with(session));
        }
      }),
  A_LOGIN_IS_LISTED_LATER_THAN_IT_COUNTS(() ->
      new PlainSessionStore() {
        private final Map<SessionRef, Session> unlisted = new ConcurrentHashMap<>();

        @Override
        public void open(Session session, int limit) {
          unlisted.put(session.ref(), session);
          roundTrip();
          super.open(session, limit);
          unlisted.remove(session.ref());
        }

        @Override
        public Activity activityOf(SessionRef session, Generation seen, Instant now) {
          return unlisted.containsKey(session)
              ? Activity.ACTIVE
              : super.activityOf(session, seen, now);
        }
      }),
  ENDING_ALL_ENDS_ONE_AFTER_THE_OTHER(() ->
      new PlainSessionStore() {
        @Override
        public void endAll(UserId owner) {
          for (Session session : of(owner).all()) {
            roundTrip();
            change(owner, own -> own.without(session.ref()));
          }
        }
      }),
  ENDING_ALL_MISSES_A_SESSION_THAT_IS_REFRESHED(() ->
      new PlainSessionStore() {
        @Override
        public void endAll(UserId owner) {
          Set<Session> found = of(owner).all();
          roundTrip();
          change(
              owner,
              own ->
                  new Sessions(
                      own.all().stream()
                          .filter(session -> !found.contains(session))
                          .collect(Collectors.toSet())));
        }
      }),
  ENDING_THE_OTHERS_PUTS_THE_KEPT_ONE_BACK(() ->
      new PlainSessionStore() {
        @Override
        public void endOthers(SessionRef kept) {
          Sessions only = of(kept.owner()).only(kept);
          roundTrip();
          change(kept.owner(), _ -> only);
        }
      }),
  A_CONFIRMATION_FINDS_THEN_SAVES(() ->
      new PlainSessionStore() {
        @Override
        public void confirm(SessionRef session, Generation seen) {
          Sessions confirmed = confirmed(of(session.owner()), session, seen);
          roundTrip();
          change(
              session.owner(),
              own ->
                  own.find(session)
                      .flatMap(_ -> confirmed.find(session))
                      .map(own::with)
                      .orElse(own));
        }
      }),
  A_CONFIRMATION_BRINGS_BACK_WHAT_HAS_ENDED(() ->
      new PlainSessionStore() {
        @Override
        public void confirm(SessionRef session, Generation seen) {
          Optional<Session> found = of(session.owner()).find(session);
          roundTrip();
          change(
              session.owner(),
              own -> found.map(before -> own.with(current(own, before).confirm(seen))).orElse(own));
        }

        private Session current(Sessions own, Session before) {
          return own.find(before.ref()).orElse(before);
        }
      }),
  A_CONFIRMATION_COUNTS_FOR_THE_GENERATION_THAT_IS_THERE_WHEN_IT_ARRIVES(() ->
      new PlainSessionStore() {
        @Override
        public void confirm(SessionRef session, Generation seen) {
          Optional<Session> found =
              of(session.owner()).find(session).filter(now -> now.generation().equals(seen));
          roundTrip();
          if (found.isPresent()) {
            change(
                session.owner(),
                own ->
                    own.find(session)
                        .map(now -> own.with(now.confirm(now.generation())))
                        .orElse(own));
          }
        }
      }),
  A_LIST_IS_READ_ONE_AFTER_THE_OTHER(() ->
      new PlainSessionStore() {
        @Override
        public List<Session> sessionsOf(UserId owner, Instant now) {
          Sessions read = Sessions.NONE;
          for (Session session : of(owner).all()) {
            roundTrip();
            read = of(owner).find(session.ref()).map(read::with).orElse(read);
          }
          return read.activeAt(now).lastUsedFirst();
        }
      });

  private final Supplier<SessionStore> made;

  RacyStores(Supplier<SessionStore> made) {
    this.made = made;
  }

  @Override
  public SessionStore get() {
    return made.get();
  }

  /** A pause in which other callers come first. */
  private static void roundTrip() {
    LockSupport.parkNanos(20_000);
  }
}
