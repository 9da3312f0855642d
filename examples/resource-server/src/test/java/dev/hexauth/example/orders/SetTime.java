package dev.hexauth.example.orders;

import dev.hexauth.resource.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time of one service: that of the machine, plus what the test says has passed. */
final class SetTime extends Clock implements Ticker {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  void pass(Duration duration) {
    ahead.updateAndGet(duration::plus);
  }

  @Override
  public long read() {
    return System.nanoTime() + ahead.get().toNanos();
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only UTC");
  }
}
