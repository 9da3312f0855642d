package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A random course of events around the sessions of one owner, each later than the one before; the
 * same for the same seed, but for the ids.
 */
final class SessionCourse {

  /** Something that can happen to a session store, and what comes of it. */
  interface Event {
    Object happenTo(SessionStore store);
  }

  private record Open(Session session, int limit) implements Event {
    @Override
    public Object happenTo(SessionStore store) {
      store.open(session, limit);
      return "opened";
    }
  }

  private record Rotate(SessionRef session, Generation presented, Instant now) implements Event {
    @Override
    public Object happenTo(SessionStore store) {
      return store.rotate(session, presented, now, POLICY);
    }
  }

  private record End(SessionRef session, Instant now) implements Event {
    @Override
    public Object happenTo(SessionStore store) {
      return store.end(session, now);
    }
  }

  private record EndAll(UserId owner) implements Event {
    @Override
    public Object happenTo(SessionStore store) {
      store.endAll(owner);
      return "ended all";
    }
  }

  private record EndOthers(SessionRef kept) implements Event {
    @Override
    public Object happenTo(SessionStore store) {
      store.endOthers(kept);
      return "ended others";
    }
  }

  private record Look(UserId owner, Instant now) implements Event {
    @Override
    public Object happenTo(SessionStore store) {
      return store.sessionsOf(owner, now);
    }
  }

  /** Short enough that both ways to expire happen within one course. */
  private static final SessionPolicy POLICY =
      new SessionPolicy(
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofMinutes(100),
          Duration.ofSeconds(30),
          3);

  private static final List<Duration> STEPS =
      List.of(
          MICRO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30).minus(MICRO),
          Duration.ofSeconds(30),
          Duration.ofSeconds(31),
          Duration.ofMinutes(20),
          Duration.ofMinutes(55));

  /** No store is asked about a session nearer to its end, so none can forget it too early. */
  private static final Duration NEAR = Duration.ofSeconds(20);

  private final Random random;
  private final SessionReference reference = new SessionReference();
  private final UserId owner = Samples.newUserId();
  private final List<SessionRef> seen = new ArrayList<>();
  private Instant now;

  SessionCourse(long seed, Instant start) {
    this.random = new Random(seed);
    this.now = start;
  }

  /** To be held up to date by letting every event happen to it. */
  SessionReference reference() {
    return reference;
  }

  /** The sessions of this course that are active in {@code store} now. */
  List<SessionRef> activeIn(SessionStore store) {
    return seen.stream().filter(session -> store.isActive(session, now)).toList();
  }

  Event next() {
    now = passNearEnds(now.plus(STEPS.get(random.nextInt(STEPS.size()))));
    int kind = seen.isEmpty() ? 0 : random.nextInt(24);
    if (kind < 4) {
      return open();
    }
    SessionRef session = seen.get(random.nextInt(seen.size()));
    return switch (kind) {
      case 4, 5 -> new End(session, now);
      case 6 -> new EndAll(owner);
      case 7 -> new EndOthers(session);
      case 8, 9, 10 -> new Look(owner, now);
      default -> new Rotate(session, presented(session), now);
    };
  }

  private Event open() {
    Session session = Samples.newSession(owner, now, POLICY);
    seen.add(session.ref());
    return new Open(session, POLICY.maxSessionsPerUser());
  }

  private Generation presented(SessionRef session) {
    int current = reference.find(session).map(s -> s.generation().value()).orElse(0);
    int offset = List.of(0, 0, 0, 0, -1, -1, -2, 1, 9).get(random.nextInt(9));
    return new Generation(Math.max(0, current + offset));
  }

  private Instant passNearEnds(Instant time) {
    Optional<Instant> near =
        reference.sessions().stream()
            .map(Session::expiresAt)
            .filter(end -> time.isBefore(end) && time.plus(NEAR).isAfter(end))
            .findFirst();
    return near.isPresent() ? passNearEnds(near.get()) : time;
  }
}
