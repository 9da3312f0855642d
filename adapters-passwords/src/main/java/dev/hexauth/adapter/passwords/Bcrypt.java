package dev.hexauth.adapter.passwords;

/**
 * bcrypt and its cost.
 *
 * @param cost the logarithm to base 2 of the rounds: {@value BcryptFunction#MIN_COST} to {@value
 *     BcryptFunction#MAX_COST}; one more doubles the time. Costs below 10 are for tests only (OWASP
 *     Password Storage)
 */
public record Bcrypt(int cost) implements HashFunction {

  /** Cost 12: about a quarter of a second. */
  public static final Bcrypt DEFAULT = new Bcrypt(12);

  /**
   * @throws IllegalArgumentException if the cost is out of range
   */
  public Bcrypt {
    if (cost < BcryptFunction.MIN_COST || cost > BcryptFunction.MAX_COST) {
      throw new IllegalArgumentException(
          "the cost of bcrypt must be %d to %d, not %d"
              .formatted(BcryptFunction.MIN_COST, BcryptFunction.MAX_COST, cost));
    }
  }
}
