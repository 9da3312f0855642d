package dev.hexauth.adapter.events;

import java.util.function.ObjLongConsumer;

/**
 * Bounds what is logged of something that may recur any number of times: one line for the first of
 * a kind and origin, then one line a minute with how many more there were. Of many origins at a
 * time, the last ones share one line.
 */
public interface BoundedLog extends AutoCloseable {

  /**
   * Something of {@code kind} came from {@code origin}.
   *
   * @param kind one of a few: no caller can add to them
   * @param origin a network, or what else tells occurrences of a kind apart
   * @param first logs this occurrence; it is called now or never
   * @param more logs how many there were since the last line, 1 or more, and of which origin, or
   *     {@value RecurringLines#MANY}; only that of the latest occurrence is called
   */
  void tell(String kind, String origin, Runnable first, ObjLongConsumer<String> more);

  /** Logs what has been counted and not logged yet. */
  @Override
  void close();
}
