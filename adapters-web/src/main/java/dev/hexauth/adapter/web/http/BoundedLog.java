package dev.hexauth.adapter.web.http;

import java.util.function.ObjLongConsumer;

/**
 * Limits the log lines about something that may recur any number of times: one line for the first
 * occurrence of a kind and origin, then one line a minute with the number of further ones.
 */
@FunctionalInterface
public interface BoundedLog {

  /**
   * Records that something of {@code kind} came from {@code origin}.
   *
   * @param kind one of a fixed set, which no caller can extend
   * @param origin distinguishes occurrences of one kind
   * @param first logs this occurrence; called now or never
   * @param more logs the number of occurrences since the last line, 1 or more, and the origin of
   *     the latest; only the {@code more} of the latest occurrence is called
   */
  void tell(String kind, String origin, Runnable first, ObjLongConsumer<String> more);
}
