package dev.hexauth.adapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.SecurityEventsContract;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.LoggedIn;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.RoleChanged;
import dev.hexauth.domain.event.SecurityEvent.SessionRefreshed;
import dev.hexauth.domain.event.SecurityEvent.SessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.event.SecurityEvent.TokenRevoked;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which events are kept, and what of them. */
final class AuditRecorderTest implements SecurityEventsContract {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00.123456Z");
  private static final UserId USER = new UserId(new UUID(7, 7));
  private static final UserId ADMIN = new UserId(new UUID(7, 8));
  private static final SessionRef SESSION =
      new SessionRef(USER, new SessionId("AAECAwQFBgcICQoLDA0ODw"));
  private static final SessionRef OF_ADMIN =
      new SessionRef(ADMIN, new SessionId("BAECAwQFBgcICQoLDA0ODw"));
  private static final Client CLIENT = new Client("curl/8", "2001:db8::1");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final TrailInMemory trail = new TrailInMemory();
  private final Queue<SecurityEvent> handedOn = new ConcurrentLinkedQueue<>();
  private final AuditRecorder recorder =
      new AuditRecorder(
          trail, Duration.ofDays(90), new SomeIds(), id -> new PublicId(id.value()), now::get);
  private final SecurityEvents events = recorder.beside(handedOn::add);

  @Override
  public SecurityEvents events() {
    return events;
  }

  @Override
  public String nameOf(SessionId session) {
    return session.value();
  }

  @Override
  public List<String> reported() {
    return handedOn.stream().map(SecurityEvent::toString).toList();
  }

  @Test
  void every_kind_but_refreshes_is_kept() {
    SecurityEventsContract.examples().forEach(events::record);
    recorder.close();
    List<EventKind> expected =
        SecurityEventsContract.examples().stream()
            .map(event -> EventLabel.of(event).kind())
            .filter(kind -> kind != EventKind.SESSION_REFRESHED)
            .distinct()
            .toList();
    assertThat(trail.kept().stream().map(AuditedEvent::kind).distinct())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).hasSize(EventKind.values().length - 1);
  }

  @Test
  void what_users_do_is_kept_with_the_session_and_the_client() {
    assertThat(kept(new LoggedIn(SESSION, CLIENT)))
        .containsExactly(
            new AuditedEvent(
                new EventId(new UUID(START.toEpochMilli(), 1)),
                START,
                EventKind.LOGGED_IN,
                Optional.of(USER),
                Optional.of(new PublicId(SESSION.id().value())),
                Optional.of(CLIENT),
                Optional.empty(),
                Optional.empty(),
                1));
  }

  @Test
  void a_step_of_an_admin_is_an_event_of_the_user_by_the_admin() {
    AdminStep step = new AdminStep(OF_ADMIN, Optional.of(new Reason("ticket 17")), CLIENT);
    List<AuditedEvent> kept =
        kept(new SessionsEnded(USER, step), new RoleChanged(USER, Role.ADMIN, step));
    assertThat(kept)
        .extracting(AuditedEvent::reason)
        .containsExactly(Optional.of("ticket 17"), Optional.of("admin: ticket 17"));
    assertThat(kept.getFirst().user()).contains(USER);
    assertThat(kept.getFirst().by()).contains(ADMIN);
    assertThat(kept.getFirst().session()).contains(new PublicId(OF_ADMIN.id().value()));
  }

  @Test
  void the_reason_is_that_of_the_label_or_the_service() {
    assertThat(
            kept(
                new LoginFailed(Optional.empty(), LoginFailure.NO_SUCH_USER, CLIENT),
                new TokenRevoked(SESSION, new ServiceName("orders"), CLIENT)))
        .extracting(AuditedEvent::reason)
        .containsExactly(Optional.of("no_such_user"), Optional.of("orders"));
  }

  @Test
  void of_a_flood_the_first_ones_are_kept_and_then_one_a_minute_with_the_number() {
    for (int i = 0; i < 1_000; i++) {
      events.record(new TokenRejected(TokenKind.ACCESS, CLIENT));
    }
    now.set(START.plusSeconds(60));
    events.record(new TokenRejected(TokenKind.ACCESS, CLIENT));
    for (int i = 0; i < 500; i++) {
      events.record(new TokenRejected(TokenKind.ACCESS, CLIENT));
    }
    recorder.close();
    assertThat(trail.kept())
        .extracting(AuditedEvent::count)
        .containsExactly(1L, 1L, 1L, 997L, 501L);
    assertThat(trail.kept()).allMatch(event -> event.client().equals(Optional.of(CLIENT)));
    assertThat(trail.kept().get(3).at()).isEqualTo(START);
  }

  @Test
  void a_flood_from_many_networks_is_one_event_for_those_beyond_the_first() {
    for (int i = 0; i < 1_000; i++) {
      Client client = new Client("curl", "10.0.%d.%d".formatted(i / 250, i % 250));
      events.record(new TokenRejected(TokenKind.ACCESS, client));
    }
    recorder.close();
    assertThat(trail.kept()).hasSize(RecurringLines.ORIGINS + 1);
    AuditedEvent others = trail.kept().getLast();
    assertThat(others.count()).isEqualTo(900);
    assertThat(others.client()).isEmpty();
  }

  @Test
  void a_user_who_logs_in_again_and_again_fills_nothing_and_hides_no_other_user() {
    for (int i = 0; i < 1_000; i++) {
      events.record(new LoggedIn(SESSION, CLIENT));
    }
    events.record(new LoggedIn(OF_ADMIN, CLIENT));
    recorder.close();
    assertThat(trail.kept()).hasSize(AuditRecorder.FIRSTS + 2);
    assertThat(trail.kept().stream().filter(event -> event.user().equals(Optional.of(USER))))
        .last()
        .extracting(AuditedEvent::count)
        .isEqualTo(990L);
    assertThat(trail.kept().stream().filter(event -> event.user().equals(Optional.of(ADMIN))))
        .hasSize(1);
  }

  @Test
  void after_a_quiet_minute_events_are_kept_one_by_one_again() {
    for (int minute = 0; minute < 3; minute++) {
      now.set(START.plusSeconds(120L * minute));
      for (int i = 0; i < AuditRecorder.FIRSTS; i++) {
        events.record(new LoggedIn(SESSION, CLIENT));
      }
    }
    recorder.close();
    assertThat(trail.kept())
        .hasSize(3 * AuditRecorder.FIRSTS)
        .allMatch(event -> event.count() == 1);
  }

  @Test
  void refreshes_are_not_kept() {
    assertThat(kept(new SessionRefreshed(SESSION, CLIENT))).isEmpty();
  }

  @Test
  void many_users_are_tracked_at_once() {
    IntStream.range(0, 2_000)
        .mapToObj(i -> new SessionRef(new UserId(new UUID(9, i)), SESSION.id()))
        .forEach(session -> events.record(new LoggedIn(session, CLIENT)));
    recorder.close();
    assertThat(trail.kept()).hasSize(2_000).allMatch(event -> event.client().isPresent());
  }

  private List<AuditedEvent> kept(SecurityEvent... recorded) {
    for (SecurityEvent event : recorded) {
      events.record(event);
    }
    recorder.close();
    return trail.kept();
  }
}
