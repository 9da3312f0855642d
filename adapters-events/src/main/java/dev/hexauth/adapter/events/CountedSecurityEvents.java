package dev.hexauth.adapter.events;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts events by kind and reason, never by user or client, and passes them on. Every counter
 * exists from the start, at 0.
 */
@Mutable("counters")
final class CountedSecurityEvents implements SecurityEvents {

  /** The name of the counters. */
  static final String METER = "hexauth.security.events";

  private final SecurityEvents next;
  private final MeterRegistry meters;
  private final Map<EventLabel, Counter> counters = new ConcurrentHashMap<>();

  CountedSecurityEvents(SecurityEvents next, MeterRegistry meters) {
    this.next = next;
    this.meters = meters;
    EventLabel.all().forEach(this::counter);
  }

  @Override
  public void record(SecurityEvent event) {
    counter(EventLabel.of(event)).increment();
    next.record(event);
  }

  private Counter counter(EventLabel label) {
    return counters.computeIfAbsent(
        label,
        _ ->
            Counter.builder(METER)
                .description("Security events, described in docs/events.md")
                .tag("event", label.kind().label())
                .tag("reason", label.reason().isEmpty() ? "none" : label.reason())
                .register(meters));
  }
}
