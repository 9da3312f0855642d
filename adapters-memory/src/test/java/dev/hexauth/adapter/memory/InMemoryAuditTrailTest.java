package dev.hexauth.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.AuditTrailContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.port.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InMemoryAuditTrailTest implements AuditTrailContract {

  private final AuditTrail trail = new InMemoryAuditTrail(10_000);

  @Override
  public AuditTrail trail() {
    return trail;
  }

  @Override
  public Optional<AuditTrail> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<AuditTrail>> outage() {
    return Optional.empty();
  }

  @Test
  void with_too_many_events_the_oldest_are_dropped() {
    AuditTrail small = new InMemoryAuditTrail(3);
    List<AuditedEvent> events =
        IntStream.range(0, 5).mapToObj(InMemoryAuditTrailTest::keysLoaded).toList();
    events.forEach(event -> small.keep(List.of(event)));
    var all = new EventFilter(Optional.empty(), Optional.empty(), Instant.MIN, Instant.MAX);
    assertThat(small.find(all, Optional.empty(), 10))
        .containsExactly(events.get(4), events.get(3), events.get(2));
  }

  private static AuditedEvent keysLoaded(int second) {
    return new AuditedEvent(
        new EventId(new UUID(0x7000, second)),
        Instant.ofEpochSecond(second),
        EventKind.KEYS_LOADED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
