package dev.hexauth.domain.token;

import org.jspecify.annotations.Nullable;

/**
 * A JWT in its compact form (RFC 7519, 3), issued by this service or presented by a client. A
 * bearer credential, so its toString is redacted. Equal when the texts are equal, however they were
 * presented.
 */
public final class Token {

  private final String compact;
  private final @Nullable Delivery only;

  /**
   * The token with the text {@code compact}, which may be anything: one that this service issues,
   * or a bearer, which is accepted with any delivery.
   */
  public Token(String compact) {
    this(compact, null);
  }

  private Token(String compact, @Nullable Delivery only) {
    this.compact = compact;
    this.only = only;
  }

  /**
   * The token with the text {@code compact}, which may be anything, presented where tokens of one
   * delivery belong: in a cookie, or in the body of a request.
   */
  public static Token presentedIn(Delivery delivery, String compact) {
    return new Token(compact, delivery);
  }

  /** Whether a token delivered by {@code delivery} may be presented like this one. */
  public boolean accepts(Delivery delivery) {
    return only == null || only == delivery;
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
