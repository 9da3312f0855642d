package dev.hexauth.contract;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Adapters that break one sentence of the port each, and the test that notices. */
@SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
enum WrongAuditTrails {
  MILLISECONDS_ARE_KEPT(
      AuditTrailContract::a_kept_event_is_found_at_once_on_every_node_with_all_its_parts,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            AuditedEvent stripped(AuditedEvent event) {
              return new AuditedEvent(
                  event.id(),
                  event.at().truncatedTo(ChronoUnit.MILLIS),
                  event.kind(),
                  event.user(),
                  event.session(),
                  event.client(),
                  event.by(),
                  event.reason(),
                  event.count());
            }
          }),
  EVENTS_OF_NO_USER_ARE_LOST(
      AuditTrailContract::an_event_of_no_user_is_found_among_all,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            public List<AuditedEvent> find(
                EventFilter filter, Optional<EventPosition> after, int limit) {
              return super.find(filter, after, limit).stream()
                  .filter(event -> event.user().isPresent())
                  .toList();
            }
          }),
  THE_PAST_IS_LOST(
      AuditTrailContract::an_event_of_any_time_is_kept,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            boolean isKept(AuditedEvent event) {
              return event.at().isBefore(Instant.parse("2020-01-01T00:00:00Z"));
            }
          }),
  THE_OLDEST_COME_FIRST(
      AuditTrailContract::an_event_of_any_time_is_kept,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            Comparator<AuditedEvent> order() {
              return super.order().reversed();
            }
          }),
  TIES_ARE_IN_THE_ORDER_OF_KEEPING(
      AuditTrailContract::the_newest_come_first_and_those_of_one_microsecond_are_ordered_by_id,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            Comparator<AuditedEvent> order() {
              return Comparator.comparing(AuditedEvent::at).reversed();
            }
          }),
  STEPS_OF_AN_ADMIN_ARE_THEIR_EVENTS(
      AuditTrailContract::a_filter_by_user_and_kind_accepts_no_others,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            public List<AuditedEvent> find(
                EventFilter filter, Optional<EventPosition> after, int limit) {
              EventFilter others =
                  new EventFilter(Optional.empty(), filter.kind(), filter.from(), filter.until());
              return super.find(others, after, limit).stream()
                  .filter(event ->
                      filter.user().isEmpty()
                          || people(event).anyMatch(filter.user().get()::equals))
                  .toList();
            }
          }),
  THE_KIND_IS_IGNORED_WITH_A_USER(
      AuditTrailContract::a_filter_by_user_and_kind_accepts_no_others,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            public List<AuditedEvent> find(
                EventFilter filter, Optional<EventPosition> after, int limit) {
              return super.find(
                  filter.user().isEmpty()
                      ? filter
                      : new EventFilter(
                          filter.user(), Optional.empty(), filter.from(), filter.until()),
                  after,
                  limit);
            }
          }),
  THE_END_IS_INCLUDED(
      AuditTrailContract::a_filter_by_time_accepts_its_first_instant_and_not_its_last,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            public List<AuditedEvent> find(
                EventFilter filter, Optional<EventPosition> after, int limit) {
              return super.find(
                  new EventFilter(
                      filter.user(), filter.kind(), filter.from(), filter.until().plusNanos(1_000)),
                  after,
                  limit);
            }
          }),
  A_PAGE_SKIPS_TIES(
      AuditTrailContract::a_page_starts_after_the_last_event_of_the_one_before,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            boolean isAfter(AuditedEvent event, EventPosition end) {
              return event.at().isBefore(end.at());
            }
          }),
  A_REPEATED_CALL_KEEPS_AGAIN(
      AuditTrailContract::what_is_kept_is_not_kept_again,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            boolean isKept(AuditedEvent event) {
              return false;
            }
          }),
  A_REPEATED_CALL_LOSES_WHAT_IS_NEW(
      AuditTrailContract::what_is_kept_is_not_kept_again,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            public void keep(List<AuditedEvent> events) {
              if (events.stream().noneMatch(this::isKept)) {
                super.keep(events);
              }
            }
          }),
  EACH_EVENT_COUNTS_ONCE(
      AuditTrailContract::events_are_counted_by_kind_and_hour,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            long timesOf(AuditedEvent event) {
              return 1;
            }
          }),
  HOURS_ARE_ROUNDED(
      AuditTrailContract::events_are_counted_by_kind_and_hour,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            Instant hourOf(AuditedEvent event) {
              return event.at().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.HOURS);
            }
          }),
  NOTHING_IS_FORGOTTEN(
      AuditTrailContract::what_is_old_is_forgotten_on_every_node_and_the_rest_is_not,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            public void forget(Instant before) {}
          }),
  THE_FIRST_IS_FORGOTTEN_TOO(
      AuditTrailContract::what_is_old_is_forgotten_on_every_node_and_the_rest_is_not,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            public void forget(Instant before) {
              super.forget(before.plusNanos(1_000));
            }
          }),
  CLIENTS_STAY(
      AuditTrailContract::the_clients_of_a_user_who_leaves_are_removed,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            AuditedEvent stripped(AuditedEvent event) {
              return event;
            }
          }),
  CLIENTS_OF_STEPS_STAY(
      AuditTrailContract::the_clients_of_a_user_who_leaves_are_removed,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            Stream<UserId> people(AuditedEvent event) {
              return event.user().stream();
            }
          }),
  CLIENTS_OF_ALL_ARE_REMOVED(
      AuditTrailContract::the_clients_of_a_user_who_leaves_are_removed,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            void leave(List<UserId> users) {
              super.leave(users);
              shared.events().replaceAll(AuditedEvent::withoutClient);
            }
          }),
  WHO_HAS_LEFT_IS_FORGOTTEN(
      AuditTrailContract::events_of_a_user_who_has_left_are_kept_without_their_clients,
      shared ->
          new PlainAuditTrail(shared) {
            @Override
            void leave(List<UserId> users) {
              super.leave(users);
              shared.leavers().clear();
            }
          });

  private final Consumer<AuditTrailContract> test;
  private final Function<PlainAuditTrail.Shared, AuditTrail> node;

  WrongAuditTrails(
      Consumer<AuditTrailContract> test, Function<PlainAuditTrail.Shared, AuditTrail> node) {
    this.test = test;
    this.node = node;
  }

  /** Runs the test that notices, on two new nodes. */
  void test() {
    PlainAuditTrail.Shared shared = PlainAuditTrail.Shared.none();
    AuditTrail first = node.apply(shared);
    test.accept(
        new ContractGivens.OfAuditTrail(first, Optional.of(node.apply(shared)), Optional.empty()));
  }
}
