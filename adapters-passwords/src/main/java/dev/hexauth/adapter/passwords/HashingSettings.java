package dev.hexauth.adapter.passwords;

import java.time.Duration;
import java.util.Optional;

/**
 * How passwords are hashed.
 *
 * @param function of new hashes; hashes of either function are always accepted
 * @param costliest the function of the most expensive stored hashes, if it is not {@code function}:
 *     then all rejections cost as much as with one of those
 * @param threads how many hashes are computed at once, 1 or more
 * @param longestWait how long a caller may wait for a thread, {@link #MIN_WAIT} to {@link
 *     #MAX_WAIT}; a caller that would wait longer is refused
 */
public record HashingSettings(
    HashFunction function, Optional<HashFunction> costliest, int threads, Duration longestWait) {

  /** The shortest {@link #longestWait}. */
  public static final Duration MIN_WAIT = Duration.ofMillis(100);

  /** The longest {@link #longestWait}. */
  public static final Duration MAX_WAIT = Duration.ofSeconds(60);

  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

  /** bcrypt, on all processors. */
  public static final HashingSettings DEFAULT = of(Bcrypt.DEFAULT);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public HashingSettings {
    require(threads >= 1, "hashing needs 1 thread or more, not " + threads);
    require(
        longestWait.compareTo(MIN_WAIT) >= 0 && longestWait.compareTo(MAX_WAIT) <= 0,
        "the wait for a hash must be 100 ms to 60 s, not " + longestWait.toMillis() + " ms");
  }

  /**
   * {@code function} alone, on as many threads, and with as long a wait, as {@link #DEFAULT} has.
   */
  public static HashingSettings of(HashFunction function) {
    return new HashingSettings(
        function, Optional.empty(), Runtime.getRuntime().availableProcessors(), DEFAULT_WAIT);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
