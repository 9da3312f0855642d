package dev.hexauth.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still, at a whole second of today, until a test moves it. */
final class SettableClock implements InstantSource {

  private final AtomicReference<Instant> now;

  SettableClock() {
    this(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private SettableClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  /** Another clock with the same time, until one of them is moved. */
  SettableClock another() {
    return new SettableClock(instant());
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Only forward; see {@link #setBack}. */
  void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("back by " + step);
    }
    now.updateAndGet(then -> then.plus(step));
  }

  /** What has expired by now may stay expired, because stores drop it. */
  void setBack(Duration step) {
    now.updateAndGet(then -> then.minus(step));
  }
}
