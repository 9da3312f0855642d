package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.Mutable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Limits a log to one line per subject and period, and to {@value #LIMIT} subjects per period, so
 * that callers cannot flood it.
 */
@Mutable({"logged", "start"})
final class OncePerPeriod {

  private static final int LIMIT = 100;

  private final InstantSource clock;
  private final Duration period;
  private final Set<String> logged = new HashSet<>();
  private Instant start;

  OncePerPeriod(InstantSource clock, Duration period) {
    this.clock = clock;
    this.period = period;
    this.start = clock.instant();
  }

  /** Whether {@code subject} is to be logged now; then it counts as logged. */
  synchronized boolean isFirst(String subject) {
    Instant now = clock.instant();
    if (Duration.between(start, now).compareTo(period) >= 0) {
      logged.clear();
      start = now;
    }
    return logged.size() < LIMIT && logged.add(subject);
  }
}
