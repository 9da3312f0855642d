package dev.hexauth.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still, from a whole second of today, until a test moves it forward. */
final class SettableClock implements InstantSource {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Never back: the stores forget what was over once. */
  void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("back by " + step);
    }
    now.updateAndGet(then -> then.plus(step));
  }
}
