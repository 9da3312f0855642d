package dev.hexauth.adapter.web;

/** What the cookies of a session are called, towards browsers and back. */
record CookieNames(String access, String refresh, String loggedIn) {

  /**
   * @param hostPrefixed whether browsers are to take them only from this host and over HTTPS, for
   *     all of its paths (RFC 6265bis, 4.1.3.2)
   */
  static CookieNames of(boolean hostPrefixed) {
    String prefix = hostPrefixed ? "__Host-" : "";
    return new CookieNames(prefix + "access_token", prefix + "refresh_token", prefix + "logged_in");
  }
}
