package dev.hexauth.adapter.web.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * What the log has said, so that it says each thing once in a while and callers cannot flood it:
 * {@value #LIMIT} different things a period at the most.
 */
final class Once {

  private static final int LIMIT = 100;

  private final InstantSource clock;
  private final Duration period;
  private final Set<String> said = new HashSet<>();
  private Instant start;

  Once(InstantSource clock, Duration period) {
    this.clock = clock;
    this.period = period;
    this.start = clock.instant();
  }

  /** Whether {@code thing} is to be said now; then it counts as said. */
  synchronized boolean first(String thing) {
    Instant now = clock.instant();
    if (Duration.between(start, now).compareTo(period) >= 0) {
      said.clear();
      start = now;
    }
    return said.size() < LIMIT && said.add(thing);
  }
}
