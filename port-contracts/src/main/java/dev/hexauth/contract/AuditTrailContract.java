package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static dev.hexauth.contract.Samples.newUserId;
import static dev.hexauth.domain.port.AuditTrail.MAX_EXTRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link AuditTrail} guarantees. {@link AuditTrailForgetting} has the tests of what goes
 * away again. Not specified: how many events a trail in memory has room for.
 */
public interface AuditTrailContract extends AuditTrailForgetting {

  Comparator<AuditedEvent> NEWEST_FIRST =
      Comparator.comparing(AuditedEvent::at)
          .thenComparing(event -> event.id().toString())
          .reversed();

  /**
   * The adapter on an engine that the test can take away. Empty if it has no engine, because it
   * keeps everything in the memory of the process.
   */
  Optional<Outage<AuditTrail>> outage();

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    Map<String, Consumer<AuditTrail>> operations =
        Map.of(
            "keep", trail -> trail.keep(List.of(event(newUserId(), NOW))),
            "find", trail -> trail.find(all(NOW), Optional.empty(), 1),
            "counts", trail -> trail.counts(NOW, NOW.plusSeconds(1)),
            "forget", trail -> trail.forget(Instant.EPOCH));
    outage().ifPresent(new OutageCheck<>("audit trail", operations)::passes);
  }

  @Test
  default void the_second_node_is_another_adapter() {
    secondNode().ifPresent(second -> assertThat(second).isNotSameAs(trail()));
  }

  @Test
  default void a_kept_event_is_found_at_once_on_every_node_with_all_its_parts() {
    UserId user = newUserId();
    AuditedEvent full = step(user, newUserId(), NOW).times(17);
    AuditedEvent bare = bare(user, NOW.minus(MICRO));
    trail().keep(List.of(full, bare));
    for (AuditTrail node : nodes()) {
      assertThat(node.find(of(user), Optional.empty(), 10)).containsExactly(full, bare);
    }
  }

  @Test
  default void an_event_of_no_user_is_found_among_all() {
    Instant at = newInstant();
    AuditedEvent event = ofNoUser(at);
    trail().keep(List.of(event));
    assertThat(otherNode().find(all(at), Optional.empty(), 10)).containsExactly(event);
  }

  @Test
  default void an_event_of_any_time_is_kept() {
    UserId user = newUserId();
    List<AuditedEvent> events =
        Stream.of(
                "2101-02-28T23:59:59.999999Z",
                "2100-12-31T23:59:59.999999Z",
                "2100-12-31T00:00:00Z",
                "2099-12-31T23:59:59.999999Z",
                "2099-12-28T00:00:00Z",
                "2099-12-27T23:59:59.999999Z",
                "2001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z")
            .map(at -> event(user, Instant.parse(at)))
            .toList();
    List<AuditedEvent> shuffled = new ArrayList<>(events);
    Collections.reverse(shuffled);
    trail().keep(shuffled);
    assertThat(otherNode().find(of(user), Optional.empty(), 10)).containsExactlyElementsOf(events);
  }

  @Test
  default void the_newest_come_first_and_those_of_one_microsecond_are_ordered_by_id() {
    UserId user = newUserId();
    List<AuditedEvent> events =
        IntStream.range(0, 12)
            .mapToObj(i -> event(user, NOW.plus(MICRO.multipliedBy(i % 3))))
            .toList();
    trail().keep(events);
    assertThat(trail().find(of(user), Optional.empty(), 100))
        .containsExactlyElementsOf(events.stream().sorted(NEWEST_FIRST).toList());
  }

  @Test
  default void a_filter_by_user_and_kind_accepts_no_others() {
    UserId user = newUserId();
    AuditedEvent login = event(user, NOW);
    AuditedEvent failure = event(EventKind.LOGIN_FAILED, user, NOW.plus(MICRO));
    AuditedEvent other = event(newUserId(), NOW);
    AuditedEvent byUser = step(newUserId(), user, NOW);
    trail().keep(List.of(login, failure, other, byUser));

    assertThat(trail().find(of(user), Optional.empty(), 10)).containsExactly(failure, login);
    assertThat(trail().find(of(user, EventKind.LOGIN_FAILED), Optional.empty(), 10))
        .containsExactly(failure);
    assertThat(trail().find(of(user, EventKind.ACCOUNT_DELETED), Optional.empty(), 10)).isEmpty();
    assertThat(trail().find(of(EventKind.LOGIN_FAILED), Optional.empty(), 1_000))
        .contains(failure)
        .doesNotContain(login, other, byUser);
  }

  @Test
  default void a_filter_by_time_accepts_its_first_instant_and_not_its_last() {
    UserId user = newUserId();
    List<AuditedEvent> events =
        IntStream.range(0, 4).mapToObj(i -> event(user, NOW.minus(MICRO.multipliedBy(i)))).toList();
    trail().keep(events);
    var filter =
        new EventFilter(
            Optional.of(user), Optional.empty(), events.get(2).at(), events.getFirst().at());
    assertThat(trail().find(filter, Optional.empty(), 10))
        .containsExactly(events.get(1), events.get(2));
  }

  @Test
  default void a_page_starts_after_the_last_event_of_the_one_before() {
    UserId user = newUserId();
    List<AuditedEvent> events =
        IntStream.range(0, 25)
            .mapToObj(i -> event(user, NOW.plus(Duration.ofDays(i / 3))))
            .sorted(NEWEST_FIRST)
            .toList();
    trail().keep(events);

    List<AuditedEvent> found = new ArrayList<>();
    List<AuditedEvent> page = trail().find(of(user), Optional.empty(), 10);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(10);
      found.addAll(page);
      trail().keep(List.of(event(user, NOW.plus(Duration.ofDays(100)))));
      EventPosition last = page.getLast().position();
      page = otherNode().find(of(user), Optional.of(last), 10);
    }
    assertThat(found).containsExactlyElementsOf(events);
  }

  @Test
  default void what_is_kept_is_not_kept_again() {
    UserId user = newUserId();
    AuditedEvent event = event(user, NOW).times(3);
    AuditedEvent another = event(user, NOW);
    long before = countOf(event.kind(), NOW);
    trail().keep(List.of(event));
    otherNode().keep(List.of(event, another, event));
    assertThat(trail().find(of(user), Optional.empty(), 10))
        .containsExactlyInAnyOrder(event, another);
    assertThat(countOf(event.kind(), NOW) - before).isEqualTo(4);
  }

  @Test
  default void no_events_are_kept_without_effect() {
    trail().keep(List.of());
  }

  @Test
  default void of_32_callers_who_keep_events_at_once_none_loses_one() {
    UserId user = newUserId();
    long before = countOf(EventKind.LOGGED_IN, NOW);
    List<AuditedEvent> events =
        Race.of(32)
            .run(i -> {
              AuditedEvent event = event(user, NOW.plus(MICRO.multipliedBy(i)));
              AuditedEvent failure = event(EventKind.LOGIN_FAILED, user, NOW);
              node(i).keep(i % 3 == 0 ? List.of(event, failure) : List.of(failure, event));
              return event;
            });
    assertThat(trail().find(of(user, EventKind.LOGGED_IN), Optional.empty(), 100))
        .containsExactlyInAnyOrderElementsOf(events);
    assertThat(countOf(EventKind.LOGGED_IN, NOW) - before).isEqualTo(32);
  }

  @Test
  default void events_are_counted_by_kind_and_hour() {
    Instant hour = Instant.parse("2100-03-01T09:00:00Z");
    Instant next = hour.plus(Duration.ofHours(1));
    Instant last = next.minus(MICRO);
    long before = countOf(EventKind.THROTTLED, hour);
    long beforeNext = countOf(EventKind.THROTTLED, next);
    long otherKind = countOf(EventKind.CODE_REJECTED, hour);
    trail()
        .keep(
            List.of(
                event(EventKind.THROTTLED, newUserId(), hour),
                event(EventKind.THROTTLED, newUserId(), last).times(40),
                event(EventKind.THROTTLED, newUserId(), next).times(5),
                event(EventKind.CODE_REJECTED, newUserId(), last)));
    trail().keep(List.of(event(EventKind.THROTTLED, newUserId(), last)));
    assertThat(countOf(EventKind.THROTTLED, hour) - before).isEqualTo(42);
    assertThat(countOf(EventKind.THROTTLED, next) - beforeNext).isEqualTo(5);
    assertThat(countOf(EventKind.CODE_REJECTED, hour) - otherKind).isEqualTo(1);
    assertThat(trail().counts(hour, next)).allMatch(count -> count.hour().equals(hour));
    assertThat(trail().counts(hour.minus(MAX_EXTRA), hour))
        .allMatch(count -> count.hour().isBefore(hour));
  }
}
