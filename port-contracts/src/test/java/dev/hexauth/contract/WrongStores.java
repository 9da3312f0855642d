package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Stores that decide wrongly, even for a single caller. */
@SuppressWarnings("ImmutableEnumChecker") // a supplier of a new store each time
enum WrongStores implements Supplier<SessionStore> {
  A_REPEAT_EXTENDS_THE_WINDOW(() ->
      new PlainSessionStore() {
        @Override
        public Rotation rotate(
            SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
          Rotation rotation = super.rotate(ref, presented, now, policy);
          if (rotation instanceof Rotation.Repeated(Session session)) {
            change(ref.owner(), own -> own.with(usedAt(session, now)));
          }
          return rotation;
        }
      }),
  THE_WINDOW_IS_ONE_MICROSECOND_TOO_LONG(() ->
      new PlainSessionStore() {
        @Override
        Rotation decide(
            Optional<Session> found, Generation presented, Instant now, SessionPolicy policy) {
          Rotation early = super.decide(found, presented, now.minus(MICRO), policy);
          return early instanceof Rotation.Repeated
              ? early
              : super.decide(found, presented, now, policy);
        }
      }),
  THE_WINDOW_FORGIVES_ANY_OLDER_GENERATION(() ->
      new PlainSessionStore() {
        @Override
        Rotation decide(
            Optional<Session> found, Generation presented, Instant now, SessionPolicy policy) {
          Rotation rotation = super.decide(found, presented, now, policy);
          return rotation instanceof Rotation.Reused
              ? found
                  .filter(session -> !now.isAfter(session.lastUsedAt().plus(policy.repeatWindow())))
                  .<Rotation>map(Rotation.Repeated::new)
                  .orElse(rotation)
              : rotation;
        }
      }),
  A_CONFIRMATION_IS_NOT_KEPT(() ->
      new PlainSessionStore() {
        @Override
        Session confirmed(Session found, Generation seen) {
          return found;
        }
      }),
  A_CONFIRMATION_COUNTS_FOR_ANY_GENERATION(() ->
      new PlainSessionStore() {
        @Override
        Session confirmed(Session found, Generation seen) {
          return found.confirm(found.generation());
        }
      }),
  A_CONFIRMATION_COUNTS_FOR_A_LATER_GENERATION(() ->
      new PlainSessionStore() {
        private final Set<Map.Entry<SessionRef, Generation>> seen = ConcurrentHashMap.newKeySet();

        @Override
        public void confirm(SessionRef session, Generation generation) {
          seen.add(Map.entry(session, generation));
          super.confirm(session, generation);
        }

        @Override
        Sessions after(Rotation rotation, Sessions own) {
          return super.after(rotation, own).all().stream()
              .filter(session -> seen.contains(Map.entry(session.ref(), session.generation())))
              .reduce(
                  super.after(rotation, own),
                  (all, session) -> all.with(session.confirm(session.generation())),
                  (_, last) -> last);
        }
      }),
  A_CONFIRMATION_OUTLIVES_ITS_GENERATION(() ->
      new PlainSessionStore() {
        @Override
        Sessions after(Rotation rotation, Sessions own) {
          Sessions after = super.after(rotation, own);
          return own.all().stream()
              .filter(Session::confirmed)
              .flatMap(before -> after.find(before.ref()).stream())
              .reduce(
                  after,
                  (all, session) -> all.with(session.confirm(session.generation())),
                  (_, last) -> last);
        }
      }),
  A_CONFIRMATION_IS_A_USE(() ->
      new PlainSessionStore() {
        @Override
        Session confirmed(Session found, Generation seen) {
          return usedAt(found.confirm(seen), found.lastUsedAt().plus(MICRO));
        }
      }),
  AN_UNCONFIRMED_GENERATION_IS_REPEATED_BY_ANY_OLDER_ONE(() ->
      new PlainSessionStore() {
        @Override
        Rotation decide(
            Optional<Session> found, Generation presented, Instant now, SessionPolicy policy) {
          Rotation rotation = super.decide(found, presented, now, policy);
          return rotation instanceof Rotation.Reused && policy.repeatUnconfirmed()
              ? found
                  .filter(session -> !session.confirmed())
                  .<Rotation>map(Rotation.Repeated::new)
                  .orElse(rotation)
              : rotation;
        }
      }),
  THE_POLICY_DOES_NOT_DECIDE_WHETHER_TO_REPEAT_WHAT_IS_UNCONFIRMED(() ->
      new PlainSessionStore() {
        @Override
        Rotation decide(
            Optional<Session> found, Generation presented, Instant now, SessionPolicy policy) {
          return super.decide(found, presented, now, RandomScript.POLICY);
        }
      }),
  A_GENERATION_IS_UNCONFIRMED_THAT_IS_NOT_CURRENT(() ->
      new PlainSessionStore() {
        @Override
        public Activity activityOf(SessionRef session, Generation seen, Instant now) {
          return of(session.owner())
              .find(session)
              .map(found -> found.activityOf(found.generation(), now))
              .orElse(Activity.ENDED);
        }
      }),
  A_REUSE_DOES_NOT_END_THE_SESSION(() ->
      new PlainSessionStore() {
        @Override
        Sessions after(Rotation rotation, Sessions own) {
          return rotation instanceof Rotation.Reused ? own : super.after(rotation, own);
        }
      }),
  A_LOST_WRITE_LOGS_OUT(() ->
      new PlainSessionStore() {
        @Override
        Rotation decide(
            Optional<Session> found, Generation presented, Instant now, SessionPolicy policy) {
          Rotation rotation = super.decide(found, presented, now, policy);
          return rotation instanceof Rotation.Recovered(Session session)
              ? new Rotation.Reused(session.ref())
              : rotation;
        }
      }),
  A_SESSION_IS_ACTIVE_AT_ITS_EXPIRY(() ->
      new PlainSessionStore() {
        @Override
        public Activity activityOf(SessionRef session, Generation seen, Instant now) {
          return super.activityOf(session, seen, now.minus(MICRO));
        }
      }),
  A_SESSION_CANNOT_BE_REFRESHED_IN_ITS_LAST_MICROSECOND(() ->
      new PlainSessionStore() {
        @Override
        Rotation decide(
            Optional<Session> found, Generation presented, Instant now, SessionPolicy policy) {
          return super.decide(
              found.filter(session -> session.isActiveAt(now.plus(MICRO))), presented, now, policy);
        }
      }),
  A_REFRESH_OUTLIVES_THE_SESSIONS_LIFETIME(() ->
      new PlainSessionStore() {
        @Override
        Rotation decide(
            Optional<Session> found, Generation presented, Instant now, SessionPolicy policy) {
          SessionPolicy endless =
              new SessionPolicy(
                  policy.accessLifetime(),
                  policy.refreshLifetime(),
                  policy.sessionLifetime().multipliedBy(2),
                  policy.repeatWindow(),
                  policy.repeatUnconfirmed(),
                  policy.maxSessionsPerUser());
          return super.decide(found, presented, now, endless);
        }
      }),
  AN_EXPIRED_SESSION_TAKES_A_PLACE(() ->
      new PlainSessionStore() {
        @Override
        Sessions pushOut(Sessions own, Session session, int limit) {
          int expired = own.all().size() - own.activeAt(session.createdAt()).all().size();
          return super.pushOut(own, session, Math.max(1, limit - expired));
        }
      }),
  THE_OLDEST_LOGIN_ENDS_AND_NOT_THE_LEAST_RECENTLY_USED(() ->
      new PlainSessionStore() {
        @Override
        Sessions pushOut(Sessions own, Session session, int limit) {
          return own.activeAt(session.createdAt()).all().size() < limit
              ? own
              : pushOut(own.without(oldest(own).ref()), session, limit);
        }
      }),
  ENDING_THE_OTHERS_ENDS_ALL(() ->
      new PlainSessionStore() {
        @Override
        public void endOthers(SessionRef kept) {
          endAll(kept.owner());
        }
      }),
  THE_LATEST_CLOCK_COUNTS(() ->
      new PlainSessionStore() {
        private Instant latest = Instant.EPOCH;

        @Override
        public synchronized Rotation rotate(
            SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
          latest = now.isAfter(latest) ? now : latest;
          return super.rotate(ref, presented, latest, policy);
        }
      }),
  A_SESSION_THAT_WAS_ACTIVE_AT_AN_INSTANT_STAYS_SO(() ->
      new PlainSessionStore() {
        private final Map<SessionRef, Instant> active = new ConcurrentHashMap<>();

        @Override
        public Activity activityOf(SessionRef session, Generation seen, Instant now) {
          Activity activity = super.activityOf(session, seen, now);
          if (activity.isActive()) {
            active.put(session, now);
          }
          return !activity.isActive() && now.equals(active.get(session))
              ? Activity.ACTIVE
              : activity;
        }
      }),
  A_LIST_IS_KEPT_UNTIL_THE_NEXT_LOGIN(() ->
      new PlainSessionStore() {
        private final Map<UserId, List<Session>> lists = new ConcurrentHashMap<>();

        @Override
        public void open(Session session, int limit) {
          super.open(session, limit);
          lists.remove(session.ref().owner());
        }

        @Override
        public List<Session> sessionsOf(UserId owner, Instant now) {
          return lists.computeIfAbsent(owner, _ -> super.sessionsOf(owner, now));
        }
      });

  private final Supplier<SessionStore> made;

  WrongStores(Supplier<SessionStore> made) {
    this.made = made;
  }

  @Override
  public SessionStore get() {
    return made.get();
  }

  private static Session usedAt(Session session, Instant now) {
    return new Session(
        session.ref(),
        session.generation(),
        session.confirmed(),
        session.createdAt(),
        now,
        session.expiresAt(),
        session.client());
  }

  private static Session oldest(Sessions own) {
    return own.all().stream().min(Comparator.comparing(Session::createdAt)).orElseThrow();
  }
}
