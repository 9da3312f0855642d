package dev.hexauth.adapter.passwords;

/**
 * Argon2id and its cost (RFC 9106). The limits keep one hash below a gibibyte and some seconds.
 *
 * @param memoryKib m, in KiB: 8 or more for each lane, at most {@value #MAX_MEMORY_KIB}
 * @param iterations t: 1 to {@value #MAX_ITERATIONS}
 * @param parallelism p, the lanes: 1 to {@value #MAX_PARALLELISM}; they are computed one after the
 *     other
 */
public record Argon2id(int memoryKib, int iterations, int parallelism) implements HashFunction {

  static final int MAX_MEMORY_KIB = 1 << 20;
  static final int MAX_ITERATIONS = 32;
  static final int MAX_PARALLELISM = 16;

  /** 19 MiB, two passes, one lane (OWASP Password Storage). */
  public static final Argon2id DEFAULT = new Argon2id(19 * 1024, 2, 1);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Argon2id {
    if (!isComputable(memoryKib, iterations, parallelism)) {
      throw new IllegalArgumentException(
          "argon2id takes parallelism 1 to %d, iterations 1 to %d, and memory from 8 KiB for each lane to %d KiB, not parallelism %d, iterations %d, memory %d KiB"
              .formatted(
                  MAX_PARALLELISM,
                  MAX_ITERATIONS,
                  MAX_MEMORY_KIB,
                  parallelism,
                  iterations,
                  memoryKib));
    }
  }

  /** Whether the values are in range. */
  static boolean isComputable(int memoryKib, int iterations, int parallelism) {
    return parallelism >= 1
        && parallelism <= MAX_PARALLELISM
        && iterations >= 1
        && iterations <= MAX_ITERATIONS
        && memoryKib >= 8 * parallelism
        && memoryKib <= MAX_MEMORY_KIB;
  }
}
