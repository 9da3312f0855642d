package dev.hexauth.adapter.web;

/**
 * The published keys, with which anyone can verify access tokens.
 *
 * @param json a JWK Set (RFC 7517, 5) of public keys
 */
public record Jwks(String json) {

  /** Nothing is published: the route does not exist. */
  public static final Jwks NONE = new Jwks("");
}
