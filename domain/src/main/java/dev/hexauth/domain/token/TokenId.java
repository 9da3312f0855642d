package dev.hexauth.domain.token;

/**
 * The {@code jti} of an access token (RFC 7519, 4.1.7), different for every token.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters
 */
public record TokenId(String value) {

  /** The longest id. */
  public static final int MAX_LENGTH = 64;

  /**
   * @throws IllegalArgumentException if {@code value} is empty or too long
   */
  public TokenId {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a token id");
    }
  }
}
