package dev.hexauth.domain.session;

/**
 * How often a session has been refreshed, from 0. Every token carries the generation for which it
 * was issued.
 *
 * @param value 0 to {@link #MAX}
 */
public record Generation(int value) {

  /** The highest generation; no session lives long enough to reach it. */
  public static final int MAX = 1_000_000_000;

  /** The generation of a login. */
  public static final Generation FIRST = new Generation(0);

  /**
   * @throws IllegalArgumentException if {@code value} is outside 0 to {@link #MAX}
   */
  public Generation {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("not a generation: " + value);
    }
  }

  /**
   * The generation after this one.
   *
   * @throws IllegalArgumentException after {@link #MAX}
   */
  public Generation next() {
    return new Generation(value + 1);
  }

  /** Whether this generation is newer than {@code other}. */
  public boolean isAfter(Generation other) {
    return value > other.value;
  }
}
