package dev.hexauth.resource;

/** A few at once, then one each interval. */
final class Allowance {

  private final long interval;
  private final long burst;
  private boolean used;
  private long nextFree;

  /** {@code count} at once, then one each {@code interval} nanoseconds. */
  Allowance(int count, long interval) {
    this.interval = interval;
    this.burst = (count - 1) * interval;
  }

  /** Whether one more may be used at {@code now}; counts it. */
  synchronized boolean take(long now) {
    long base = !used || nextFree - now < 0 ? now : nextFree;
    if (base - now > burst) {
      return false;
    }
    used = true;
    nextFree = base + interval;
    return true;
  }
}
