package dev.hexauth.benchmark.load;

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

  /** A right response, and its latency. */
  void right(long latencyNanos) {
    nanos.recordValue(latencyNanos);
  }

  /** The service was overloaded: 503 with Retry-After, or 429. */
  void refused() {
    refused++;
  }

  /** Any other answer, or none. */
  void wrong(String what) {
    wrong++;
    if (wrongAnswers.size() < WRONG_KEPT) {
      wrongAnswers.add(what);
    }
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
