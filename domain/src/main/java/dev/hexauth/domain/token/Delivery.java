package dev.hexauth.domain.token;

/**
 * The way in which tokens reach their client. Each token says its own (the claim {@code delivery}),
 * and is accepted only the way it was delivered.
 */
public enum Delivery {
  /** In cookies that scripts cannot read: for browsers. */
  COOKIE,
  /** In the body of the answer: for clients that are no browsers. */
  BODY
}
