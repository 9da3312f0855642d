package dev.hexauth.adapter.web.http;

/**
 * A request's body is not JSON in UTF-8 without a content coding (RFC 9110, 15.5.16). The message
 * is for the caller and repeats nothing the caller sent.
 */
final class UnsupportedBodyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String header;
  private final String supported;

  private UnsupportedBodyException(String message, String header, String supported) {
    super(message);
    this.header = header;
    this.supported = supported;
  }

  /** The body's type is missing, not JSON, or names a charset other than UTF-8. */
  static UnsupportedBodyException type() {
    return new UnsupportedBodyException(
        "The request body must be JSON in UTF-8, sent with Content-Type: application/json",
        "Accept",
        "application/json");
  }

  /** The body has a content coding, for instance gzip. */
  static UnsupportedBodyException coding() {
    return new UnsupportedBodyException(
        "The request body must not be compressed: send it without Content-Encoding",
        "Accept-Encoding",
        "identity");
  }

  /** The header of the answer that names what is supported. */
  String header() {
    return header;
  }

  String supported() {
    return supported;
  }
}
