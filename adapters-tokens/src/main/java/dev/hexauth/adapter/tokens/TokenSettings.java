package dev.hexauth.adapter.tokens;

import java.time.Duration;
import java.util.Set;

/**
 * The claims that all tokens share, and the tolerance for their times.
 *
 * @param issuer {@code iss} of issued tokens, 1 to {@value #MAX_LENGTH} characters
 * @param acceptedIssuers other issuers whose tokens are accepted, under the same keys
 * @param audience {@code aud} of access tokens, 1 to {@value #MAX_LENGTH} characters
 * @param clientId {@code client_id} of the access tokens of users (RFC 9068, 2.2), 1 to {@value
 *     #MAX_LENGTH} characters
 * @param accessType {@code typ} of issued access tokens
 * @param clockTolerance how far the clocks of nodes may differ, 0 to 60 s; tokens are accepted for
 *     that much longer
 */
public record TokenSettings(
    String issuer,
    Set<String> acceptedIssuers,
    String audience,
    String clientId,
    AccessType accessType,
    Duration clockTolerance) {

  /** The longest issuer and audience. */
  public static final int MAX_LENGTH = 255;

  private static final Duration MAX_TOLERANCE = Duration.ofMinutes(1);

  /** {@code hexauth} for every name, no other issuers, and no tolerance. */
  public static final TokenSettings DEFAULT =
      new TokenSettings(
          "hexauth", Set.of(), "hexauth", "hexauth", AccessType.AT_JWT, Duration.ZERO);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public TokenSettings {
    requireName(issuer, "issuer");
    acceptedIssuers = Set.copyOf(acceptedIssuers);
    acceptedIssuers.forEach(accepted -> requireName(accepted, "accepted issuer"));
    requireName(audience, "audience");
    requireName(clientId, "client id");
    require(
        !clockTolerance.isNegative() && clockTolerance.compareTo(MAX_TOLERANCE) <= 0,
        "the clock tolerance must be 0 to 60 s, not " + clockTolerance);
  }

  /** Whether tokens of {@code other} are accepted. */
  boolean accepts(String other) {
    return issuer.equals(other) || acceptedIssuers.contains(other);
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
