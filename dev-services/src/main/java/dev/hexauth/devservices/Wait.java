package dev.hexauth.devservices;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does without a notification. */
final class Wait {

  private static final long STEP_MILLIS = 5;

  private Wait() {}

  /** Polls every 5 ms until the answer is true; false if the limit has passed. */
  static boolean until(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DevServicesException("interrupted while waiting for a store", e);
      }
    }
    return true;
  }
}
