package dev.hexauth.resource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when a test says so. */
final class SetTime extends Clock implements Ticker {

  private final AtomicLong passed = new AtomicLong();

  void pass(Duration duration) {
    passed.addAndGet(duration.toNanos());
  }

  @Override
  public long read() {
    return passed.get();
  }

  @Override
  public Instant instant() {
    return Tokens.NOW.plusNanos(passed.get());
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
