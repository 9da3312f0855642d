package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.FORGED;
import static dev.hexauth.application.Hexagon.RETENTION;
import static dev.hexauth.application.Hexagon.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ShowStatistics.Counts;
import dev.hexauth.application.ShowStatistics.Figure;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users read their own events, admins those of all and the statistics. */
final class AuditTest {

  private final Hexagon hexagon = new Hexagon();
  private final Token admin = hexagon.admin().tokens().access().token();
  private final UserId user;
  private final Token own;

  AuditTest() {
    user = hexagon.register().id();
    own = hexagon.login().tokens().access().token();
  }

  @Test
  void a_user_sees_their_own_events_only() {
    AuditedEvent login = kept(EventKind.LOGGED_IN, user, START);
    kept(EventKind.LOGGED_IN, new UserId(new UUID(1, 1)), START);
    assertThat(own(Optional.empty(), 10)).isEqualTo(lastPage(login));
  }

  @Test
  void of_a_step_of_an_admin_the_user_sees_who_and_why_and_not_from_where() {
    AuditedEvent step =
        new AuditedEvent(
            new EventId(new UUID(7, 1)),
            START,
            EventKind.SESSIONS_ENDED,
            Optional.of(user),
            Optional.of(new PublicId("A".repeat(22))),
            Optional.of(CLIENT),
            Optional.of(new UserId(new UUID(7, 7))),
            Optional.of("Ticket 17"),
            1);
    hexagon.memory.auditTrail().keep(List.of(step));
    EventPage page = own(Optional.empty(), 10);
    assertThat(page.events())
        .containsExactly(
            new AuditedEvent(
                step.id(),
                START,
                step.kind(),
                step.user(),
                Optional.empty(),
                Optional.empty(),
                step.by(),
                step.reason(),
                1));
    assertThat(all(Optional.of(user), Optional.empty(), Optional.empty(), Optional.empty()))
        .isEqualTo(lastPage(step));
  }

  @Test
  void pages_follow_each_other_until_the_last() {
    List<AuditedEvent> events = new ArrayList<>();
    IntStream.range(0, 4)
        .forEach(i -> events.add(kept(EventKind.LOGGED_IN, user, START.minusSeconds(i))));
    EventPage first = own(Optional.empty(), 2);
    assertThat(first)
        .isEqualTo(new EventPage(events.subList(0, 2), Optional.of(events.get(1).position())));
    assertThat(own(first.next(), 2))
        .isEqualTo(new EventPage(events.subList(2, 4), Optional.empty()));
    assertThat(own(Optional.empty(), 4)).isEqualTo(new EventPage(events, Optional.empty()));
  }

  @Test
  void what_is_older_than_the_retention_is_not_shown_even_if_it_is_kept() {
    AuditedEvent oldest = kept(EventKind.LOGGED_IN, user, START.minus(RETENTION));
    kept(EventKind.LOGGED_IN, user, START.minus(RETENTION).minusNanos(1_000));
    assertThat(own(Optional.empty(), 10)).isEqualTo(lastPage(oldest));
    assertThat(
            all(Optional.of(user), Optional.empty(), Optional.of(Instant.EPOCH), Optional.empty()))
        .isEqualTo(lastPage(oldest));
  }

  @Test
  void an_event_of_a_node_whose_clock_is_ahead_is_shown() {
    AuditedEvent ahead = kept(EventKind.LOGGED_IN, user, START.plusSeconds(60));
    assertThat(own(Optional.empty(), 10)).isEqualTo(lastPage(ahead));
  }

  @Test
  void an_admin_filters_by_user_kind_and_time() {
    AuditedEvent first = kept(EventKind.LOGGED_IN, user, START.minusSeconds(2));
    AuditedEvent failure = kept(EventKind.LOGIN_FAILED, user, START.minusSeconds(1));
    AuditedEvent last = kept(EventKind.LOGGED_IN, new UserId(new UUID(1, 1)), START);
    Optional<EventKind> logins = Optional.of(EventKind.LOGGED_IN);
    Optional<Instant> empty = Optional.empty();
    assertThat(all(Optional.empty(), Optional.empty(), empty, empty))
        .isEqualTo(lastPage(last, failure, first));
    assertThat(all(Optional.of(user), Optional.empty(), empty, empty))
        .isEqualTo(lastPage(failure, first));
    assertThat(all(Optional.empty(), logins, empty, empty)).isEqualTo(lastPage(last, first));
    assertThat(all(Optional.of(user), logins, empty, empty)).isEqualTo(lastPage(first));
    assertThat(all(Optional.empty(), Optional.empty(), Optional.of(failure.at()), empty))
        .isEqualTo(lastPage(last, failure));
    assertThat(all(Optional.empty(), Optional.empty(), empty, Optional.of(failure.at())))
        .isEqualTo(lastPage(first));
  }

  @Test
  void statistics_count_each_hour_of_the_last_24() {
    Instant hour = Instant.parse("2030-01-01T00:00:00Z");
    kept(EventKind.LOGGED_IN, user, START);
    kept(EventKind.LOGGED_IN, user, hour.minus(Duration.ofHours(23)));
    kept(EventKind.LOGGED_IN, user, hour.minus(Duration.ofHours(23)).minusNanos(1_000));
    keep(event(EventKind.LOGIN_FAILED, user, START.minus(Duration.ofHours(1))).times(40));
    kept(EventKind.THROTTLED, user, START);
    for (EventKind end :
        List.of(
            EventKind.LOGGED_OUT,
            EventKind.OTHER_SESSIONS_ENDED,
            EventKind.SESSIONS_ENDED,
            EventKind.TOKEN_REVOKED,
            EventKind.REFRESH_TOKEN_REUSED)) {
      kept(end, user, START);
    }
    kept(EventKind.USER_REGISTERED, user, START);
    kept(EventKind.PASSWORD_CHANGED, user, START);

    assertThat(statistics(hexagon, admin))
        .isEqualTo(
            new ShowStatistics.Result.Shown(
                hour.minus(Duration.ofHours(23)),
                List.of(
                    new Counts(Figure.LOGGED_IN, hours(1, 0, 1)),
                    new Counts(Figure.LOGIN_FAILED, hours(0, 40, 0)),
                    new Counts(Figure.THROTTLED, hours(0, 0, 1)),
                    new Counts(Figure.SESSION_ENDED, hours(0, 0, 5)),
                    new Counts(Figure.USER_REGISTERED, hours(0, 0, 1))),
                Optional.empty()));
  }

  @Test
  void statistics_have_the_letters_that_wait_if_mail_is_on() {
    Hexagon withMail = new Hexagon(MailPolicy.DEFAULT);
    Token token = withMail.admin().tokens().access().token();
    var shown = (ShowStatistics.Result.Shown) statistics(withMail, token);
    assertThat(shown.backlog()).contains(withMail.memory.outbox().backlog(START));
  }

  @Test
  void nobody_else_reads_the_events_of_all() {
    assertThat(list(own)).isEqualTo(new ListEvents.Result.NotAllowed());
    assertThat(list(FORGED)).isEqualTo(new ListEvents.Result.Denied(Denial.INVALID_TOKEN));
    assertThat(statistics(hexagon, own)).isEqualTo(new ShowStatistics.Result.NotAllowed());
    assertThat(statistics(hexagon, FORGED))
        .isEqualTo(new ShowStatistics.Result.Denied(Denial.INVALID_TOKEN));
    assertThat(list(Optional.empty(), 10, FORGED))
        .isEqualTo(new ListMyEvents.Result.Denied(Denial.INVALID_TOKEN));
  }

  /** The counts of the first hour, the one before the last, and the last. */
  private static List<Long> hours(long first, long before, long last) {
    List<Long> hours = new ArrayList<>(Collections.nCopies(24, 0L));
    hours.set(0, first);
    hours.set(22, before);
    hours.set(23, last);
    return hours;
  }

  private static EventPage lastPage(AuditedEvent... events) {
    return new EventPage(List.of(events), Optional.empty());
  }

  private EventPage own(Optional<EventPosition> after, int limit) {
    return ((ListMyEvents.Result.Listed) list(after, limit, own)).page();
  }

  private ListMyEvents.Result list(Optional<EventPosition> after, int limit, Token token) {
    return hexagon
        .useCases
        .audit()
        .orElseThrow()
        .listMyEvents()
        .list(new ListMyEvents.Command(List.of(token), CLIENT, after, limit));
  }

  private EventPage all(
      Optional<UserId> of,
      Optional<EventKind> kind,
      Optional<Instant> from,
      Optional<Instant> until) {
    return ((ListEvents.Result.Listed) list(admin, of, kind, from, until)).page();
  }

  private ListEvents.Result list(Token token) {
    return list(token, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private ListEvents.Result list(
      Token token,
      Optional<UserId> of,
      Optional<EventKind> kind,
      Optional<Instant> from,
      Optional<Instant> until) {
    return hexagon
        .useCases
        .audit()
        .orElseThrow()
        .listEvents()
        .list(
            new ListEvents.Command(
                List.of(token), CLIENT, of, kind, from, until, Optional.empty(), 10));
  }

  private static ShowStatistics.Result statistics(Hexagon on, Token token) {
    return on.useCases
        .audit()
        .orElseThrow()
        .showStatistics()
        .show(new ShowStatistics.Command(List.of(token), CLIENT));
  }

  private AuditedEvent kept(EventKind kind, UserId of, Instant at) {
    return keep(event(kind, of, at));
  }

  private AuditedEvent keep(AuditedEvent event) {
    hexagon.memory.auditTrail().keep(List.of(event));
    return event;
  }

  private static AuditedEvent event(EventKind kind, UserId of, Instant at) {
    return new AuditedEvent(
        new EventId(UUID.randomUUID()),
        at,
        kind,
        Optional.of(of),
        Optional.empty(),
        Optional.of(CLIENT),
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
