package dev.hexauth.contract;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.audit.HourlyCount;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Correct, and made of parts that a fault can replace. All nodes share what is kept. */
class PlainAuditTrail implements AuditTrail {

  /** What all nodes share. */
  record Shared(List<AuditedEvent> events, Set<UserId> leavers) {

    static Shared none() {
      return new Shared(new CopyOnWriteArrayList<>(), ConcurrentHashMap.newKeySet());
    }
  }

  final Shared shared;

  PlainAuditTrail(Shared shared) {
    this.shared = shared;
  }

  @Override
  public void keep(List<AuditedEvent> events) {
    synchronized (shared) {
      List<UserId> leavers =
          events.stream().map(AuditedEvent::leaver).flatMap(Optional::stream).toList();
      leave(leavers);
      events.stream()
          .filter(event -> !isKept(event))
          .forEach(event -> shared.events.add(stripped(event)));
    }
  }

  void leave(List<UserId> users) {
    if (shared.leavers.addAll(users)) {
      shared.events.replaceAll(this::stripped);
    }
  }

  boolean isKept(AuditedEvent event) {
    return shared.events.stream().anyMatch(kept -> kept.position().equals(event.position()));
  }

  AuditedEvent stripped(AuditedEvent event) {
    return people(event).anyMatch(shared.leavers::contains) ? event.withoutClient() : event;
  }

  Stream<UserId> people(AuditedEvent event) {
    return Stream.of(event.user(), event.by()).flatMap(Optional::stream);
  }

  @Override
  public List<AuditedEvent> find(EventFilter filter, Optional<EventPosition> after, int limit) {
    return shared.events.stream()
        .filter(filter::accepts)
        .filter(event -> after.isEmpty() || isAfter(event, after.get()))
        .sorted(order())
        .limit(limit)
        .toList();
  }

  boolean isAfter(AuditedEvent event, EventPosition end) {
    return event.position().isBefore(end);
  }

  Comparator<AuditedEvent> order() {
    return AuditTrailContract.NEWEST_FIRST;
  }

  @Override
  public List<HourlyCount> counts(Instant from, Instant until) {
    return shared.events.stream()
        .map(event -> new HourlyCount(hourOf(event), event.kind(), timesOf(event)))
        .filter(count -> !count.hour().isBefore(from) && count.hour().isBefore(until))
        .toList();
  }

  Instant hourOf(AuditedEvent event) {
    return event.at().truncatedTo(ChronoUnit.HOURS);
  }

  long timesOf(AuditedEvent event) {
    return event.count();
  }

  @Override
  public void forget(Instant before) {
    shared.events.removeIf(event -> event.at().isBefore(before));
  }
}
