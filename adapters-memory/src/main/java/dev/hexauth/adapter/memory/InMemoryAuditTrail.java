package dev.hexauth.adapter.memory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.audit.HourlyCount;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Events in the order of their positions, under one lock. With too many, it drops the oldest. */
@Mutable({"events", "leavers"})
final class InMemoryAuditTrail implements AuditTrail {

  private static final Comparator<EventPosition> ORDER =
      Comparator.comparing(EventPosition::at).thenComparing(position -> position.id().toString());

  private final int room;
  private final NavigableMap<EventPosition, AuditedEvent> events = new TreeMap<>(ORDER);

  /** Users whose account has ended, and when. */
  private final Map<UserId, Instant> leavers = new HashMap<>();

  /**
   * @param room the maximum number of events
   */
  InMemoryAuditTrail(int room) {
    this.room = room;
  }

  @Override
  public synchronized void keep(List<AuditedEvent> added) {
    added.forEach(event -> event.leaver().ifPresent(user -> leavers.put(user, event.at())));
    if (added.stream().anyMatch(event -> event.leaver().isPresent())) {
      events.replaceAll((_, kept) -> stripped(kept));
    }
    added.forEach(event -> events.putIfAbsent(event.position(), stripped(event)));
    while (events.size() > room) {
      events.pollFirstEntry();
    }
  }

  private AuditedEvent stripped(AuditedEvent event) {
    boolean ofLeaver =
        Stream.of(event.user(), event.by())
            .flatMap(Optional::stream)
            .anyMatch(leavers::containsKey);
    return ofLeaver ? event.withoutClient() : event;
  }

  @Override
  public synchronized List<AuditedEvent> find(
      EventFilter filter, Optional<EventPosition> after, int limit) {
    return after
        .map(end -> events.headMap(end, false))
        .orElse(events)
        .descendingMap()
        .values()
        .stream()
        .filter(filter::accepts)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<HourlyCount> counts(Instant from, Instant until) {
    return events.values().stream()
        .map(event ->
            new HourlyCount(event.at().truncatedTo(ChronoUnit.HOURS), event.kind(), event.count()))
        .filter(count -> !count.hour().isBefore(from) && count.hour().isBefore(until))
        .collect(
            groupingBy(
                count -> new HourlyCount(count.hour(), count.kind(), 0),
                summingLong(HourlyCount::events)))
        .entrySet()
        .stream()
        .map(sum -> new HourlyCount(sum.getKey().hour(), sum.getKey().kind(), sum.getValue()))
        .toList();
  }

  @Override
  public synchronized void forget(Instant before) {
    events.values().removeIf(event -> event.at().isBefore(before));
    leavers.values().removeIf(left -> left.isBefore(before));
  }
}
