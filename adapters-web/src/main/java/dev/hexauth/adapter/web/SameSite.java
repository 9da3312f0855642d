package dev.hexauth.adapter.web;

/** The requests to which browsers add the cookies (RFC 6265bis, 4.1.2.7). */
public enum SameSite {
  /** Requests of pages of this site, and links that lead here from other sites. */
  LAX("Lax"),
  /** Requests of pages of this site. */
  STRICT("Strict"),
  /** Requests of any page; each embedding site has a cookie jar of its own (CHIPS, Partitioned). */
  NONE("None");

  private final String attribute;

  SameSite(String attribute) {
    this.attribute = attribute;
  }

  /** The value in {@code Set-Cookie}. */
  String attribute() {
    return attribute;
  }
}
