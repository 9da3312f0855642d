package dev.hexauth.adapter.web;

/** A cookie that browsers would drop without a word (RFC 6265, 6.1). */
final class CookieTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CookieTooLargeException(String name, int bytes, int limit) {
    super(
        "the Set-Cookie line of "
            + name
            + " has "
            + bytes
            + " bytes, and browsers keep "
            + limit
            + ": make the tokens smaller, with a shorter issuer or audience or a smaller signing"
            + " key");
  }
}
