package dev.hexauth.adapter.tokens;

import java.time.Duration;

/**
 * The claims that all tokens share, and the tolerance for their times.
 *
 * @param issuer {@code iss}, 1 to {@value #MAX_LENGTH} characters
 * @param audience {@code aud} of access tokens, 1 to {@value #MAX_LENGTH} characters
 * @param clockTolerance how far the clocks of nodes may differ, 0 to 60 s; tokens are accepted for
 *     that much longer
 */
public record TokenSettings(String issuer, String audience, Duration clockTolerance) {

  /** The longest issuer and audience. */
  public static final int MAX_LENGTH = 255;

  private static final Duration MAX_TOLERANCE = Duration.ofMinutes(1);

  /** {@code hexauth} for both, and no tolerance. */
  public static final TokenSettings DEFAULT =
      new TokenSettings("hexauth", "hexauth", Duration.ZERO);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public TokenSettings {
    requireName(issuer, "issuer");
    requireName(audience, "audience");
    require(
        !clockTolerance.isNegative() && clockTolerance.compareTo(MAX_TOLERANCE) <= 0,
        "the clock tolerance must be 0 to 60 s, not " + clockTolerance);
  }

  private static void requireName(String value, String what) {
    require(
        !value.isBlank() && value.length() <= MAX_LENGTH,
        "the " + what + " of tokens must have 1 to " + MAX_LENGTH + " characters");
    require(
        FlatJson.isWhole(value),
        "the " + what + " of tokens has a character that could not be read: give it in UTF-8");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
