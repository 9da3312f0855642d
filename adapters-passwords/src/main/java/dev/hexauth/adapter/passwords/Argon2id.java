package dev.hexauth.adapter.passwords;

/**
 * Argon2id (RFC 9106).
 *
 * @param memoryKib m, in KiB: 8 or more for each lane, at most 1 GiB
 * @param iterations t: 1 to 32
 * @param parallelism p, the lanes: 1 to 16; they are computed one after the other
 */
public record Argon2id(int memoryKib, int iterations, int parallelism) implements HashFunction {

  /** 19 MiB, two passes, one lane (OWASP Password Storage). */
  public static final Argon2id DEFAULT = new Argon2id(19 * 1024, 2, 1);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Argon2id {
    require(
        new Argon2idFunction.Cost(memoryKib, iterations, parallelism).isComputable(),
        "argon2id takes parallelism 1 to 16, iterations 1 to 32, and memory from 8 KiB for each"
            + " lane to 1048576 KiB, not parallelism "
            + parallelism
            + ", iterations "
            + iterations
            + ", memory "
            + memoryKib
            + " KiB");
  }

  Argon2idFunction.Cost cost() {
    return new Argon2idFunction.Cost(memoryKib, iterations, parallelism);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
