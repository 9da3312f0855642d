package dev.hexauth.adapter.passwords;

/** Native code cannot be used here. The message tells the operator why. */
final class UnusableNativeCodeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableNativeCodeException(String reason) {
    super(reason);
    this.reason = reason;
  }

  UnusableNativeCodeException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
