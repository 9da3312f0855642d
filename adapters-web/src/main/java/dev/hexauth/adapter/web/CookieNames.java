package dev.hexauth.adapter.web;

/**
 * The names of a session's cookies. {@code logged_in} never has a prefix: front ends read it by
 * that name, and it proves nothing.
 */
record CookieNames(String access, String refresh, String loggedIn) {

  /**
   * @param hostPrefixed whether browsers accept the token cookies only from this host, over HTTPS,
   *     for all of its paths (RFC 6265bis, 4.1.3.2)
   */
  static CookieNames of(boolean hostPrefixed) {
    String prefix = hostPrefixed ? "__Host-" : "";
    return new CookieNames(prefix + "access_token", prefix + "refresh_token", "logged_in");
  }
}
