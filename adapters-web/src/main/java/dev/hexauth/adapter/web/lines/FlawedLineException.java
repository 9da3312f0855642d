package dev.hexauth.adapter.web.lines;

/** A line is not a user; the message says why, and quotes no value of it. */
final class FlawedLineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FlawedLineException(String reason) {
    super(reason);
  }

  /** Why it is not a user. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
