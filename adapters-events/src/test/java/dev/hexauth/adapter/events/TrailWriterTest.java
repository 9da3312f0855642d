package dev.hexauth.adapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.event.EventKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The thread that writes events, and what it does while the trail cannot be reached. */
final class TrailWriterTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Duration RETENTION = Duration.ofDays(90);

  @Test
  void a_stop_writes_everything_that_waits_in_few_batches() {
    TrailInMemory trail = new TrailInMemory();
    TrailWriter writer = writer(trail);
    List<AuditedEvent> events = events(5_000);
    events.forEach(writer::add);
    writer.close();
    assertThat(trail.kept()).containsExactlyElementsOf(events);
    assertThat(trail.batches())
        .hasSizeLessThan(200)
        .allMatch(batch -> batch.size() <= TrailWriter.BATCH);
    assertThat(writer.dropped()).isZero();
  }

  @Test
  void an_event_is_written_soon_although_nothing_stops() {
    TrailInMemory trail = new TrailInMemory();
    try (TrailWriter writer = writer(trail)) {
      writer.add(event(1));
      await(trail, 1);
      writer.add(event(2));
      await(trail, 2);
      assertThat(trail.kept()).containsExactly(event(1), event(2));
    }
  }

  @Test
  void nobody_waits_for_a_trail_that_hangs_and_the_oldest_events_are_dropped() {
    CountDownLatch hangs = new CountDownLatch(1);
    TrailInMemory trail =
        new TrailInMemory() {
          @Override
          void beforeKeeping(List<AuditedEvent> events) {
            try {
              hangs.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    TrailWriter writer = writer(trail);
    int lost = 100;
    List<AuditedEvent> events = events(TrailWriter.BATCH + TrailWriter.MOST + lost);
    events.forEach(writer::add);
    assertThat(writer.waiting()).isEqualTo(TrailWriter.MOST);
    long dropped = writer.dropped();
    hangs.countDown();
    writer.close();
    assertThat(dropped).isBetween((long) lost, (long) lost + TrailWriter.BATCH);
    assertThat(trail.kept()).hasSize(events.size() - (int) dropped).endsWith(events.getLast());
  }

  @Test
  void events_wait_while_the_trail_is_unavailable_and_are_kept_once_it_is_back() {
    AtomicBoolean down = new AtomicBoolean(true);
    TrailInMemory trail =
        new TrailInMemory() {
          @Override
          void beforeKeeping(List<AuditedEvent> events) {
            if (down.getAndSet(false)) {
              throw new UnavailableException(
                  "audit trail", Duration.ofSeconds(1), new IOException());
            }
          }
        };
    TrailWriter writer = writer(trail);
    List<AuditedEvent> events = events(10);
    events.forEach(writer::add);
    writer.close();
    assertThat(trail.kept()).containsExactlyElementsOf(events);
  }

  @Test
  void a_stop_waits_only_so_long_for_a_trail_that_is_unavailable() {
    TrailInMemory trail =
        new TrailInMemory() {
          @Override
          void beforeKeeping(List<AuditedEvent> events) {
            throw new UnavailableException("audit trail", Duration.ofSeconds(1), new IOException());
          }
        };
    TrailWriter writer = new TrailWriter(trail, RETENTION, CLOCK, () -> {}, Duration.ofMillis(200));
    writer.add(event(1));
    writer.close();
    assertThat(trail.kept()).isEmpty();
  }

  @Test
  void an_event_that_the_trail_refuses_does_not_take_others_with_it() {
    AuditedEvent bad = event(7);
    TrailInMemory trail =
        new TrailInMemory() {
          @Override
          void beforeKeeping(List<AuditedEvent> events) {
            if (events.contains(bad)) {
              throw new IllegalStateException("a defect");
            }
          }
        };
    TrailWriter writer = writer(trail);
    List<AuditedEvent> events = events(20);
    events.forEach(writer::add);
    writer.close();
    assertThat(trail.kept()).hasSize(19).doesNotContain(bad);
    assertThat(writer.dropped()).isEqualTo(1);
  }

  @Test
  void what_is_older_than_the_retention_is_forgotten_at_the_start() {
    TrailInMemory trail = new TrailInMemory();
    try (TrailWriter writer = writer(trail)) {
      writer.add(event(1));
      await(trail, 1);
      assertThat(trail.forgotten()).containsExactly(NOW.minus(RETENTION));
    }
  }

  private static TrailWriter writer(TrailInMemory trail) {
    return new TrailWriter(trail, RETENTION, CLOCK, () -> {}, TrailWriter.LONGEST_CLOSE);
  }

  private static void await(TrailInMemory trail, int size) {
    while (trail.kept().size() < size) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static List<AuditedEvent> events(int count) {
    return IntStream.range(0, count).mapToObj(TrailWriterTest::event).toList();
  }

  private static AuditedEvent event(int number) {
    return new AuditedEvent(
        new EventId(new UUID(0x7000, number)),
        NOW,
        EventKind.LOGGED_IN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
