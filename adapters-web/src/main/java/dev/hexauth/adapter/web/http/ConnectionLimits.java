package dev.hexauth.adapter.web.http;

import java.time.Duration;

/**
 * How many connections a network may have, and how long a request may take to arrive.
 *
 * @param perNetwork the most connections of one network: an IPv4 address, or the /64 of an IPv6
 *     address; 0 for half of all connections. Trusted proxies have no limit.
 * @param headTimeout the time for the head of a request, from its first byte: 100 ms to 1 h
 * @param bodyTimeout the time for its body, from the end of the head: 100 ms to 1 h
 */
public record ConnectionLimits(int perNetwork, Duration headTimeout, Duration bodyTimeout) {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if the number is negative or a time out of its range
   */
  public ConnectionLimits {
    if (perNetwork < 0) {
      throw new IllegalArgumentException(
          "a network has 1 connection or more, or 0 for half of all, not " + perNetwork);
    }
    requireInRange(headTimeout);
    requireInRange(bodyTimeout);
  }

  private static void requireInRange(Duration time) {
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a request takes 100 ms to 1 h to arrive, not " + time);
    }
  }
}
