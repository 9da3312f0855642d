package dev.hexauth.benchmark.load;

import java.util.LinkedHashSet;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** What happened in one stretch of time; the event loop's thread alone writes it. */
final class Tally {

  private static final int DIGITS = 3;
  private static final int WRONG_KEPT = 3;

  private final Histogram nanos = new Histogram(DIGITS);
  private final Set<String> wrongAnswers = new LinkedHashSet<>();
  private long refused;
  private long wrong;

  /** A right answer, so long after its question. */
  void right(long latencyNanos) {
    nanos.recordValue(latencyNanos);
  }

  /** The service had no room: 503 with Retry-After, or 429. */
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
