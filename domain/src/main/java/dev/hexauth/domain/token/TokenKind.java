package dev.hexauth.domain.token;

/** The two kinds of token that the service issues. */
public enum TokenKind {
  /** Grants access (RFC 9068). */
  ACCESS,
  /** Is exchanged for new tokens. */
  REFRESH
}
