package dev.hexauth.adapter.web.http;

/** The request line or the headers are over the limit. */
final class HeadersTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** RFC 9110, 15.5.15. */
  static final int LINE = 414;

  /** RFC 6585, 5. */
  static final int HEADERS = 431;

  private final int status;

  private HeadersTooLargeException(int status) {
    super("the request " + (status == LINE ? "line is" : "headers are") + " over the limit");
    this.status = status;
  }

  static HeadersTooLargeException ofLine() {
    return new HeadersTooLargeException(LINE);
  }

  static HeadersTooLargeException ofHeaders() {
    return new HeadersTooLargeException(HEADERS);
  }

  /** The status of the answer. */
  int status() {
    return status;
  }
}
