package dev.hexauth.adapter.events;

import dev.hexauth.domain.Mutable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Counts recurring events, by kind and origin. Each count is logged once a {@link #PERIOD}, and the
 * rest at {@link #close}. For each kind a limited number of origins is tracked at a time; all
 * others share one, {@value #MANY}.
 */
@Mutable({"kinds", "lastCheck"})
final class RecurringLines implements BoundedLog {

  static final Duration PERIOD = Duration.ofMinutes(1);

  /** The maximum number of origins of a kind, unless another is given. */
  static final int ORIGINS = 100;

  static final String MANY = "many";

  /** How often due counts are logged. */
  private static final Duration CHECK = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Map<String, Map<String, Count>> kinds = new HashMap<>();
  private final int maxOrigins;
  private final int firsts;
  private Instant lastCheck;

  RecurringLines(InstantSource clock) {
    this(clock, ORIGINS, 1);
  }

  /**
   * @param maxOrigins the maximum number of origins of a kind
   * @param firsts how many events of a kind and origin are the first ones, until a minute passes in
   *     which none was counted
   */
  RecurringLines(InstantSource clock, int maxOrigins, int firsts) {
    this.clock = clock;
    this.maxOrigins = maxOrigins;
    this.firsts = firsts;
    this.lastCheck = clock.instant();
  }

  @Override
  public void tell(String kind, String origin, Runnable first, ObjLongConsumer<String> more) {
    List<Runnable> lines = new ArrayList<>();
    synchronized (this) {
      Instant now = clock.instant();
      if (isOver(CHECK, lastCheck, now)) {
        lines.addAll(due(now));
      }
      if (isFirst(kind, origin, more, now)) {
        lines.add(first);
      }
    }
    lines.forEach(Runnable::run);
  }

  private boolean isFirst(String kind, String origin, ObjLongConsumer<String> more, Instant now) {
    Map<String, Count> origins = kinds.computeIfAbsent(kind, _ -> new HashMap<>());
    Count known = origins.get(origin);
    if (known == null && origins.size() < maxOrigins) {
      origins.put(origin, new Count(origin, now, more));
      return true;
    }
    if (known != null && known.isFirst(firsts)) {
      return true;
    }
    Count count =
        known == null ? origins.computeIfAbsent(MANY, _ -> new Count(MANY, now, more)) : known;
    count.add(more);
    return false;
  }

  /** Logs the counts whose period has ended. */
  void logDue() {
    List<Runnable> lines;
    synchronized (this) {
      lines = due(clock.instant());
    }
    lines.forEach(Runnable::run);
  }

  private List<Runnable> due(Instant now) {
    lastCheck = now;
    List<Runnable> lines = new ArrayList<>();
    for (Map<String, Count> origins : kinds.values()) {
      Iterator<Count> counts = origins.values().iterator();
      while (counts.hasNext()) {
        Count count = counts.next();
        if (isOver(PERIOD, count.start, now)) {
          if (count.isZero()) {
            counts.remove();
          } else {
            lines.add(count.restarted(now));
          }
        }
      }
    }
    return lines;
  }

  /** Also true if the clock was set back before {@code start}, so that nothing is delayed. */
  private static boolean isOver(Duration period, Instant start, Instant now) {
    return now.isBefore(start) || !now.isBefore(start.plus(period));
  }

  /** Logs all counts. */
  @Override
  public void close() {
    List<Runnable> lines = new ArrayList<>();
    synchronized (this) {
      for (Map<String, Count> origins : kinds.values()) {
        origins.values().stream()
            .filter(count -> !count.isZero())
            .forEach(count -> lines.add(count.restarted(clock.instant())));
      }
      kinds.clear();
    }
    lines.forEach(Runnable::run);
  }

  /** The number of events since the last line. */
  @Mutable({"line", "since", "start", "told"})
  private static final class Count {

    private final String origin;
    private Instant start;
    private ObjLongConsumer<String> line;
    private long since;
    private int told = 1;

    Count(String origin, Instant start, ObjLongConsumer<String> line) {
      this.origin = origin;
      this.start = start;
      this.line = line;
    }

    /** Whether the next event is still one of the first. */
    boolean isFirst(int firsts) {
      if (told >= firsts) {
        return false;
      }
      told++;
      return true;
    }

    void add(ObjLongConsumer<String> latest) {
      line = latest;
      since++;
    }

    boolean isZero() {
      return since == 0;
    }

    /** Starts a new period, and returns the line of the last one. */
    Runnable restarted(Instant now) {
      long count = since;
      ObjLongConsumer<String> latest = line;
      since = 0;
      start = now;
      return () -> latest.accept(origin, count);
    }
  }
}
