package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A store does not keep expired sessions indefinitely. */
interface SessionForgetting extends GivenSessionStore {

  /** The shortest lifetimes, for stores that forget by a clock of their own. */
  SessionPolicy BRIEF =
      new SessionPolicy(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ZERO,
          false,
          20);

  /** How long a store may take to forget, while others log in all the time. */
  Duration FORGETTING_BOUND = Duration.ofSeconds(2);

  /** A forgotten session is gone for an earlier {@code now} too, which the test observes. */
  @Test
  default void expired_sessions_are_forgotten_while_others_log_in() {
    SessionStore store = store();
    List<Session> expired = Stream.generate(() -> opened(store, NOW)).limit(50).toList();
    for (Session rotated : expired.subList(0, 25)) {
      store.rotate(rotated.ref(), Generation.FIRST, NOW.plusMillis(500), BRIEF);
    }
    Predicate<Session> isKept = session -> store.isActive(session.ref(), NOW);
    assertThat(expired).allMatch(isKept);

    long deadline = System.nanoTime() + FORGETTING_BOUND.toNanos();
    while (expired.stream().anyMatch(isKept) && System.nanoTime() < deadline) {
      opened(store, NOW.plusSeconds(2));
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }

    assertThat(expired.stream().filter(isKept)).as("kept after their expiry").isEmpty();
  }

  private static Session opened(SessionStore store, Instant now) {
    Session session = Samples.newSession(now, BRIEF);
    store.open(session, 20);
    return session;
  }
}
