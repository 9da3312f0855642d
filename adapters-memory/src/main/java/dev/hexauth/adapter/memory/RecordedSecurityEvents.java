package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps every event in a queue, for tests. */
@Mutable("events")
final class RecordedSecurityEvents implements SecurityEvents {

  private final Queue<SecurityEvent> events = new ConcurrentLinkedQueue<>();

  @Override
  public void record(SecurityEvent event) {
    events.add(event);
  }

  /** The events so far, in order. */
  List<SecurityEvent> recorded() {
    return List.copyOf(events);
  }
}
