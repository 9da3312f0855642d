package dev.hexauth.domain.token;

import org.jspecify.annotations.Nullable;

/**
 * A JWT in its compact form (RFC 7519, 3), issued by this service or presented by a client. Tokens
 * are equal when their texts are equal, however they were presented.
 */
public final class Token {

  private final String compact;
  private final @Nullable Delivery presentedIn;

  /**
   * A token that this service issues, or one that is presented as bearer, where tokens of every
   * delivery are accepted.
   *
   * @param compact any text
   */
  public Token(String compact) {
    this(compact, null);
  }

  private Token(String compact, @Nullable Delivery presentedIn) {
    this.compact = compact;
    this.presentedIn = presentedIn;
  }

  /**
   * A token that is presented in a cookie or in the body of a request, where only tokens of that
   * delivery are accepted.
   *
   * @param compact any text
   */
  public static Token presentedIn(Delivery delivery, String compact) {
    return new Token(compact, delivery);
  }

  /** Whether a token that was issued for {@code delivery} may be presented like this one. */
  public boolean accepts(Delivery delivery) {
    return presentedIn == null || presentedIn == delivery;
  }

  /** The text, to hand to the client or to a verifier. */
  public String compact() {
    return compact;
  }

  /** How many characters it has, which is no secret. */
  public int length() {
    return compact.length();
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
