package dev.hexauth.adapter.events;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.audit.HourlyCount;
import dev.hexauth.domain.port.AuditTrail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps events in the order in which they come, and fails when a test says so. */
class TrailInMemory implements AuditTrail {

  private final List<List<AuditedEvent>> batches = new ArrayList<>();
  private final List<Instant> forgotten = new ArrayList<>();

  @Override
  public synchronized void keep(List<AuditedEvent> events) {
    beforeKeeping(events);
    batches.add(List.copyOf(events));
  }

  /** Throws what the test wants. */
  void beforeKeeping(List<AuditedEvent> events) {}

  synchronized List<List<AuditedEvent>> batches() {
    return List.copyOf(batches);
  }

  synchronized List<AuditedEvent> kept() {
    return batches.stream().flatMap(List::stream).toList();
  }

  synchronized List<Instant> forgotten() {
    return List.copyOf(forgotten);
  }

  @Override
  public List<AuditedEvent> find(EventFilter filter, Optional<EventPosition> after, int limit) {
    return List.of();
  }

  @Override
  public List<HourlyCount> counts(Instant from, Instant until) {
    return List.of();
  }

  @Override
  public synchronized void forget(Instant before) {
    forgotten.add(before);
  }
}
