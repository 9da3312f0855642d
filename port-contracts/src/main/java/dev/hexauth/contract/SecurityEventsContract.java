package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.AccountDeleted;
import dev.hexauth.domain.event.SecurityEvent.AdminMade;
import dev.hexauth.domain.event.SecurityEvent.LoggedIn;
import dev.hexauth.domain.event.SecurityEvent.LoggedOut;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.OperatorRefused;
import dev.hexauth.domain.event.SecurityEvent.OtherSessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.PasswordChanged;
import dev.hexauth.domain.event.SecurityEvent.PasswordRefused;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.SessionRefreshed;
import dev.hexauth.domain.event.SecurityEvent.SessionStoreBehind;
import dev.hexauth.domain.event.SecurityEvent.SessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.UserDisabled;
import dev.hexauth.domain.event.SecurityEvent.UserRegistered;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    List<Sample> samples = samples();
    assertThat(samples.stream().<Class<?>>map(sample -> sample.event().getClass()).distinct())
        .as("a sample of each kind")
        .containsExactlyInAnyOrder(SecurityEvent.class.getPermittedSubclasses());

    samples.stream().map(Sample::event).forEach(events()::record);

    List<String> told = told();
    assertThat(told).hasSameSizeAs(samples);
    for (int i = 0; i < told.size(); i++) {
      assertThat(told.get(i)).contains(samples.get(i).about()).doesNotContain("\n", "\r");
    }
  }

  @Test
  default void no_two_kinds_of_event_are_told_alike() {
    SessionRef session = newSession();
    Client client = new Client("curl/8", "192.0.2.1");
    List<SecurityEvent> similar =
        Stream.concat(
                ofSession(session),
                Stream.of(
                    new LoggedIn(session, client),
                    new LoginFailed(Optional.of(session.owner()), client),
                    new UserRegistered(session.owner()),
                    new AdminMade(session.owner()),
                    new UserDisabled(session.owner(), session.owner()),
                    new SessionsEnded(session.owner(), session.owner())))
            .toList();
    similar.forEach(events()::record);
    assertThat(told()).hasSameSizeAs(similar).doesNotHaveDuplicates();
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

  /** An event, and what must be in its text. */
  record Sample(SecurityEvent event, List<String> about) {}

  private static List<Sample> samples() {
    SessionRef session = newSession();
    String user = session.owner().toString();
    UserId operator = Samples.newUserId();
    Client client = new Client("Mozilla/5.0 (X11; \"Linux\")\r\nevent=None", "2001:db8::1");
    List<String> both = List.of(user, operator.toString());
    return Stream.concat(
            ofSession(session).map(event -> new Sample(event, List.of(user, sid(session)))),
            Stream.of(
                new Sample(
                    new LoggedIn(session, client), List.of(user, sid(session), client.address())),
                new Sample(
                    new LoginFailed(Optional.of(session.owner()), client),
                    List.of(user, client.address())),
                new Sample(new LoginFailed(Optional.empty(), client), List.of(client.address())),
                new Sample(new UserRegistered(session.owner()), List.of(user)),
                new Sample(new AdminMade(session.owner()), List.of(user)),
                new Sample(new UserDisabled(session.owner(), operator), both),
                new Sample(new SessionsEnded(session.owner(), operator), both)))
        .toList();
  }

  private static Stream<SecurityEvent> ofSession(SessionRef session) {
    return Stream.of(
        new SessionRefreshed(session),
        new RefreshTokenReused(session),
        new SessionStoreBehind(session),
        new LoggedOut(session),
        new OtherSessionsEnded(session),
        new PasswordChanged(session),
        new PasswordRefused(session),
        new AccountDeleted(session),
        new OperatorRefused(session));
  }

  private static String sid(SessionRef session) {
    return session.id().toString();
  }

  private static SessionRef newSession() {
    return Samples.newRef(Samples.newUserId());
  }
}
