package dev.hexauth.adapter.web.http;

/**
 * A request's body is not one JSON object in UTF-8. It has no details: the body may hold secrets.
 */
final class MalformedBodyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedBodyException() {
    super("the body of the request is not one JSON object in UTF-8");
  }
}
