package dev.hexauth.adapter.web.http;

/**
 * A request to a route of OAuth 2.0 is malformed (RFC 6749, 5.2). The message says what to do, and
 * repeats nothing of the request, which may hold secrets.
 */
final class InvalidParametersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidParametersException(String message) {
    super(message);
  }
}
