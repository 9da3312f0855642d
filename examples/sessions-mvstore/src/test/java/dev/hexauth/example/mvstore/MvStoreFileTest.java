package dev.hexauth.example.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beyond the contract: sessions outlive the process, and expired ones are removed. */
final class MvStoreFileTest {

  private static final Instant NOW = Instant.parse("2100-01-01T00:00:00.123456Z");
  private static final SessionPolicy POLICY = SessionPolicy.DEFAULT;

  @TempDir private Path folder;

  @Test
  void sessions_survive_the_closing_of_the_file() {
    Session kept = session(1);
    Session ended = session(2);
    try (MVStore file = open("sessions.mv")) {
      SessionStore store = new MvStoreSessionStore(file);
      store.open(kept, 20);
      store.open(ended, 20);
      store.end(ended.ref(), NOW);
    }
    try (MVStore file = open("sessions.mv")) {
      SessionStore store = new MvStoreSessionStore(file);
      assertThat(store.rotate(kept.ref(), Generation.FIRST, NOW, POLICY))
          .isEqualTo(kept.rotate(Generation.FIRST, NOW, POLICY));
      assertThat(store.isActive(ended.ref(), NOW)).isFalse();
    }
  }

  @Test
  void what_was_answered_survives_a_process_that_is_killed() throws IOException {
    Session rotated = session(1);
    Session ended = session(2);
    Session endedWithAll = session(3);
    try (MVStore file = open("sessions.mv")) {
      SessionStore store = new MvStoreSessionStore(file);
      Stream.of(rotated, ended, endedWithAll).forEach(session -> store.open(session, 20));
      store.rotate(rotated.ref(), Generation.FIRST, NOW, POLICY);
      store.confirm(rotated.ref(), new Generation(1));
      assertThat(store.isActive(rotated.ref(), NOW)).isTrue();
      store.end(ended.ref(), NOW);
      store.endAll(endedWithAll.ref().owner());

      Files.copy(folder.resolve("sessions.mv"), folder.resolve("left-behind.mv"));
    }
    try (MVStore file = open("left-behind.mv")) {
      SessionStore store = new MvStoreSessionStore(file);
      assertThat(store.activityOf(rotated.ref(), new Generation(1), NOW))
          .isEqualTo(Activity.ACTIVE);
      assertThat(store.rotate(rotated.ref(), new Generation(1), NOW, POLICY))
          .isInstanceOf(Rotation.Rotated.class);
      assertThat(store.isActive(ended.ref(), NOW)).isFalse();
      assertThat(store.isActive(endedWithAll.ref(), NOW)).isFalse();
    }
  }

  @Test
  void expired_sessions_are_forgotten_by_the_openings_of_others() {
    try (MVStore file = open("sessions.mv")) {
      MvStoreSessionStore store = new MvStoreSessionStore(file);
      IntStream.range(0, 20).forEach(i -> store.open(session(i), 20));
      assertThat(store.ownersKept()).isEqualTo(20);

      Instant later = NOW.plus(POLICY.refreshLifetime());
      IntStream.range(20, 50)
          .mapToObj(i -> session(i, later))
          .forEach(session -> store.open(session, 20));

      assertThat(store.ownersKept()).isEqualTo(30);
    }
  }

  private MVStore open(String name) {
    return MVStore.open(folder.resolve(name).toString());
  }

  private static Session session(int number) {
    return session(number, NOW);
  }

  /** The only one of its owner. */
  private static Session session(int number, Instant openedAt) {
    SessionRef ref = new SessionRef(new UserId(new UUID(0, number)), new SessionId("A".repeat(22)));
    return Session.open(ref, new Client("curl/8.5", "2001:db8::1"), openedAt, POLICY);
  }
}
