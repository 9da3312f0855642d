package dev.hexauth.adapter.web;

/** A cookie could be so large that browsers would drop it silently (RFC 6265, 6.1). */
public final class CookieTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CookieTooLargeException(String name, int bytes, int limit) {
    super(
        "the cookie "
            + name
            + " can have "
            + bytes
            + " bytes with its attributes, and browsers drop those of more than "
            + limit);
  }
}
