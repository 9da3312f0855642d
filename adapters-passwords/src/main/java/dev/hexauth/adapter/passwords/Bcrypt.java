package dev.hexauth.adapter.passwords;

/**
 * bcrypt.
 *
 * @param cost the logarithm to base 2 of the rounds: {@value BcryptFunction#MIN_COST} to {@value
 *     BcryptFunction#MAX_COST}; a step up doubles the time. Below 10 it is for tests only (OWASP
 *     Password Storage)
 */
public record Bcrypt(int cost) implements HashFunction {

  /** Cost 12: about a quarter of a second. */
  public static final Bcrypt DEFAULT = new Bcrypt(12);

  /**
   * @throws IllegalArgumentException if the cost is out of range
   */
  public Bcrypt {
    require(
        cost >= BcryptFunction.MIN_COST && cost <= BcryptFunction.MAX_COST,
        "the cost of bcrypt must be "
            + BcryptFunction.MIN_COST
            + " to "
            + BcryptFunction.MAX_COST
            + ", not "
            + cost);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
