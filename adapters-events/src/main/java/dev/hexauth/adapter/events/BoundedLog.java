package dev.hexauth.adapter.events;

import java.util.function.ObjLongConsumer;

/**
 * Bounds the log lines about events that may recur any number of times: one line for the first of a
 * kind and origin, then one line a minute with the number of further ones. With many origins at a
 * time, the last ones share one line.
 */
public interface BoundedLog extends AutoCloseable {

  /**
   * Reports an event of {@code kind} from {@code origin}.
   *
   * @param kind one of a few: callers cannot add kinds
   * @param origin a network, or another value that distinguishes events of a kind
   * @param first logs this event; it is called now or never
   * @param more logs the number of events since the last line, 1 or more, and their origin, or
   *     {@value RecurringLines#MANY}; only that of the latest event is called
   */
  void tell(String kind, String origin, Runnable first, ObjLongConsumer<String> more);

  /** Logs all counts that have not been logged yet. */
  @Override
  void close();
}
