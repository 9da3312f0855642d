package dev.hexauth.domain.token;

/**
 * The way in which tokens reach their client. Each token states its own (the claim {@code
 * delivery}), and is accepted only that way.
 */
public enum Delivery {
  /** In cookies that scripts cannot read: for browsers. */
  COOKIE,
  /** In response bodies: for clients other than browsers. */
  BODY
}
