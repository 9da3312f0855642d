package dev.hexauth.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.SessionStoreContract;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InMemorySessionStoreTest implements SessionStoreContract {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final SessionId ID = new SessionId("A".repeat(22));

  private final InMemorySessionStore store = new InMemorySessionStore();

  @Override
  public SessionStore store() {
    return store;
  }

  @Override
  public Optional<SessionStore> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<SessionStore>> outage() {
    return Optional.empty();
  }

  @Test
  void owners_whose_sessions_have_expired_are_forgotten_by_the_openings_of_others() {
    openFor(0, 1000, NOW);
    openFor(1000, 1500, NOW.plusSeconds(3600));
    assertKept(500);
  }

  @Test
  void owners_whose_sessions_were_ended_are_forgotten_by_the_openings_of_others() {
    openFor(0, 1000, NOW);
    IntStream.range(0, 500).forEach(i -> store.end(ref(i), NOW));
    IntStream.range(500, 1000).forEach(i -> store.endAll(ref(i).owner()));
    openFor(1000, 1500, NOW);
    assertKept(500);
  }

  @Test
  void owners_with_active_sessions_are_not_forgotten() {
    openFor(0, 1000, NOW);
    assertKept(1000);
    assertThat(IntStream.range(0, 1000)).allMatch(i -> store.isActive(ref(i), NOW));
  }

  @Test
  void an_owner_who_logs_in_and_out_all_the_time_is_visited_once_per_round() {
    for (int i = 0; i < 100; i++) {
      openFor(0, 1, NOW);
      store.end(ref(0), NOW);
      openFor(0, 1, NOW);
      store.endAll(ref(0).owner());
    }
    assertKept(1);
  }

  private void assertKept(int owners) {
    assertThat(store.ownersKept()).isEqualTo(owners);
    assertThat(store.visitsPerRound()).isEqualTo(owners);
  }

  private void openFor(int from, int to, Instant now) {
    for (int i = from; i < to; i++) {
      store.open(Session.open(ref(i), new Client("", ""), now, SessionPolicy.DEFAULT), 20);
    }
  }

  private static SessionRef ref(int number) {
    return new SessionRef(new UserId(new UUID(0, number)), ID);
  }
}
