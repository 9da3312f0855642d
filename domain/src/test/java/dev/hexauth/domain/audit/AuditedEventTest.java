package dev.hexauth.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditedEventTest {

  private static final Instant AT = Instant.parse("2030-01-02T03:04:05.123456Z");
  private static final EventId ID = id(7);
  private static final UserId USER = new UserId(new UUID(0, 1));
  private static final UserId ADMIN = new UserId(new UUID(0, 2));
  private static final Optional<PublicId> SESSION =
      Optional.of(new PublicId("abcdefghijklmnopqrstuv"));
  private static final Optional<Client> CLIENT = Optional.of(new Client("curl", "203.0.113.7"));
  private static final Optional<String> REASON = Optional.of("ticket 17");

  private static final AuditedEvent STEP =
      new AuditedEvent(
          ID,
          AT,
          EventKind.USER_DELETED,
          Optional.of(USER),
          SESSION,
          CLIENT,
          Optional.of(ADMIN),
          REASON,
          3);

  private static final AuditedEvent OWN = own(EventKind.LOGGED_IN, AT);

  @Test
  void the_instant_is_rounded_down_to_microseconds() {
    assertThat(own(EventKind.LOGGED_IN, AT.plusNanos(999)).at()).isEqualTo(AT);
  }

  @Test
  void an_event_stands_for_a_number_of_events() {
    assertThat(STEP.times(5).count()).isEqualTo(5);
    assertThat(STEP.times(3)).isEqualTo(STEP);
  }

  @Test
  void without_its_client_an_event_keeps_all_else() {
    AuditedEvent without = STEP.withoutClient();
    assertThat(without.client()).isEmpty();
    assertThat(without).usingRecursiveComparison().ignoringFields("client").isEqualTo(STEP);
  }

  @Test
  void an_anonymous_event_keeps_what_happened() {
    assertThat(STEP.anonymous())
        .isEqualTo(
            new AuditedEvent(
                ID,
                AT,
                EventKind.USER_DELETED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                REASON,
                3));
  }

  @Test
  void a_user_does_not_see_where_an_admin_was() {
    assertThat(OWN.forUser()).isEqualTo(OWN);
    AuditedEvent seen = STEP.forUser();
    assertThat(seen.client()).isEmpty();
    assertThat(seen.session()).isEmpty();
    assertThat(seen.by()).contains(ADMIN);
    assertThat(seen.reason()).isEqualTo(REASON);
    assertThat(seen.user()).contains(USER);
    assertThat(seen.count()).isEqualTo(3);
  }

  @Test
  void the_end_of_an_account_names_who_left() {
    assertThat(STEP.leaver()).contains(USER);
    assertThat(own(EventKind.ACCOUNT_DELETED, AT).leaver()).contains(USER);
    assertThat(OWN.leaver()).isEmpty();
  }

  @Test
  void events_are_in_the_order_of_time_and_then_of_ids() {
    List<EventPosition> order =
        List.of(
            new EventPosition(AT.minusNanos(1_000), id(9)),
            new EventPosition(AT, id(7)),
            new EventPosition(AT, id(8)),
            new EventPosition(AT, new EventId(new UUID(-1, 0))),
            new EventPosition(AT.plusNanos(1_000), id(1)));
    assertThat(STEP.position()).isEqualTo(order.get(1));
    for (int i = 0; i < order.size(); i++) {
      for (int j = 0; j < order.size(); j++) {
        assertThat(order.get(i).isBefore(order.get(j))).as("%s before %s", i, j).isEqualTo(i < j);
      }
    }
  }

  @Test
  void a_filter_accepts_what_has_all_that_it_names() {
    EventFilter all = filter(Optional.empty(), Optional.empty());
    assertThat(all.accepts(OWN)).isTrue();
    assertThat(filter(Optional.of(USER), Optional.of(EventKind.LOGGED_IN)).accepts(OWN)).isTrue();
    assertThat(filter(Optional.of(ADMIN), Optional.empty()).accepts(OWN)).isFalse();
    assertThat(filter(Optional.of(ADMIN), Optional.empty()).accepts(OWN.anonymous())).isFalse();
    assertThat(filter(Optional.empty(), Optional.of(EventKind.LOGGED_OUT)).accepts(OWN)).isFalse();
  }

  @Test
  void a_filter_has_its_start_and_not_its_end() {
    EventFilter second = filter(Optional.empty(), Optional.empty());
    assertThat(
            Stream.of(AT.minusNanos(1_000), AT, AT.plusMillis(999), AT.plusSeconds(1))
                .map(at -> second.accepts(own(EventKind.LOGGED_IN, at))))
        .containsExactly(false, true, true, false);
  }

  @Test
  void an_id_is_written_and_read_in_its_canonical_form() {
    assertThat(ID).hasToString("00000000-0000-0000-0000-000000000007");
    assertThat(EventId.parse(ID.toString())).contains(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "00000000-0000-0000-0000-00000000000A",
        "00000000-0000-0000-0000-0000000000070"
      })
  void any_other_text_is_no_id(String text) {
    assertThat(EventId.parse(text)).isEmpty();
  }

  private static EventFilter filter(Optional<UserId> user, Optional<EventKind> kind) {
    return new EventFilter(user, kind, AT, AT.plusSeconds(1));
  }

  private static AuditedEvent own(EventKind kind, Instant at) {
    return new AuditedEvent(
        ID, at, kind, Optional.of(USER), SESSION, CLIENT, Optional.empty(), Optional.empty(), 1);
  }

  private static EventId id(long value) {
    return new EventId(new UUID(0, value));
  }
}
