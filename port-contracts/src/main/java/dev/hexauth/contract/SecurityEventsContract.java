package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.SessionStoreBehind;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.SessionRef;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of {@link SecurityEvents} promises: an operator is told of each event once, in
 * the order in which one thread says them, of what kind it is and whom it is about.
 *
 * <p>It does not promise words, an order among threads, or that what was told outlives the process.
 */
public interface SecurityEventsContract {

  /** The adapter to test; within one test the same. */
  SecurityEvents events();

  /** What an operator has been told since the test began: one text for each event, in order. */
  List<String> told();

  @Test
  default void nothing_is_told_before_it_is_said() {
    assertThat(told()).isEmpty();
  }

  @Test
  default void each_kind_of_event_is_told_with_whom_it_is_about() {
    SessionRef session = newSession();
    List<SecurityEvent> kinds =
        List.of(new RefreshTokenReused(session), new SessionStoreBehind(session));
    kinds.forEach(events()::record);

    assertThat(kinds.stream().<Class<?>>map(SecurityEvent::getClass))
        .as("a sample of each kind")
        .containsExactlyInAnyOrder(SecurityEvent.class.getPermittedSubclasses());
    assertThat(told())
        .hasSameSizeAs(kinds)
        .doesNotHaveDuplicates()
        .allMatch(text -> text.contains(session.owner().toString()))
        .allMatch(text -> text.contains(session.id().toString()));
  }

  @Test
  default void events_are_told_in_the_order_in_which_they_are_said() {
    List<SessionRef> sessions = IntStream.range(0, 10).mapToObj(_ -> newSession()).toList();
    sessions.forEach(session -> events().record(new RefreshTokenReused(session)));
    assertThat(told()).hasSameSizeAs(sessions);
    for (int i = 0; i < sessions.size(); i++) {
      assertThat(told().get(i)).contains(sessions.get(i).owner().toString());
    }
  }

  @Test
  default void an_event_that_happens_again_is_told_again() {
    SecurityEvent event = new RefreshTokenReused(newSession());
    events().record(event);
    events().record(event);
    assertThat(told()).hasSize(2);
  }

  @Test
  default void no_event_is_lost_when_many_are_said_at_once() {
    List<SessionRef> sessions =
        Race.of(32)
            .run(_ -> {
              SessionRef session = newSession();
              events().record(new RefreshTokenReused(session));
              return session;
            });
    assertThat(told()).hasSize(32);
    assertThat(new HashSet<>(sessions))
        .allMatch(session -> told().stream().anyMatch(t -> t.contains(session.id().toString())));
  }

  private static SessionRef newSession() {
    return Samples.newRef(Samples.newUserId());
  }
}
