package dev.hexauth.benchmark.load;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** The events of one period; written by the event loop's thread only. */
final class Tally {

  private static final int DIGITS = 3;
  private static final int WRONG_KEPT = 3;

  private final Histogram nanos = new Histogram(DIGITS);
  private final Set<String> wrongAnswers = new LinkedHashSet<>();
  private long refused;
  private long wrong;
  private long lastTrouble = Long.MIN_VALUE;

  /** A right response, and its latency. */
  void right(long latencyNanos) {
    nanos.recordValue(latencyNanos);
  }

  /** The service was overloaded: 503 with Retry-After, or 429. */
  void refused() {
    refused++;
    lastTrouble = System.nanoTime();
  }

  /** Any other answer, or none. */
  void wrong(String what) {
    wrong++;
    lastTrouble = System.nanoTime();
    if (wrongAnswers.size() < WRONG_KEPT) {
      wrongAnswers.add(what);
    }
  }

  /** Adds the events of another one. */
  void add(Tally other) {
    nanos.add(other.nanos);
    refused += other.refused;
    wrong += other.wrong;
    lastTrouble = Math.max(lastTrouble, other.lastTrouble);
    other.wrongAnswers.stream().limit(WRONG_KEPT).forEach(wrongAnswers::add);
  }

  /**
   * The time from {@code nanoTime}, as of {@link System#nanoTime}, to the last answer that was
   * refused or wrong; zero if there was none since.
   */
  Duration troubleAfter(long nanoTime) {
    return lastTrouble == Long.MIN_VALUE
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, lastTrouble - nanoTime));
  }

  Histogram nanos() {
    return nanos;
  }

  long refusedCount() {
    return refused;
  }

  long wrongCount() {
    return wrong;
  }

  /** The first few of the wrong answers, shortened. */
  Set<String> wrongAnswers() {
    return wrongAnswers;
  }
}
