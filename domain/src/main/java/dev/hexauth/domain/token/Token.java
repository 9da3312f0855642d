package dev.hexauth.domain.token;

/**
 * A JWT in its compact form (RFC 7519, 3), issued by this service or presented by somebody. A
 * bearer credential: it does not print itself. Equal when the texts are equal.
 */
public final class Token {

  private final String compact;

  /** The token with the text {@code compact}, which may be anything. */
  public Token(String compact) {
    this.compact = compact;
  }

  /** The text, to hand to the client or to a verifier. */
  public String compact() {
    return compact;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Token that && compact.equals(that.compact);
  }

  @Override
  public int hashCode() {
    return compact.hashCode();
  }

  @Override
  public String toString() {
    return "Token[redacted]";
  }
}
