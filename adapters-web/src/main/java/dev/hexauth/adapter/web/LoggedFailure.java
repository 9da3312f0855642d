package dev.hexauth.adapter.web;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged, never thrown: its messages, which may repeat what a caller sent,
 * have no line breaks or other control characters, so that nobody forges log entries (CWE-117).
 */
final class LoggedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_CAUSES = 20;

  LoggedFailure(Throwable failure) {
    this(failure, MAX_CAUSES);
  }

  private LoggedFailure(Throwable failure, int maxCauses) {
    super(printable(failure.toString()), cause(failure.getCause(), maxCauses));
    setStackTrace(failure.getStackTrace());
  }

  /** The messages of {@code failure} and its causes in one line. */
  static String summary(Throwable failure) {
    Throwable cause = failure.getCause();
    String message = printable(failure.toString());
    return cause == null ? message : message + ", because of " + printable(cause.toString());
  }

  private static @Nullable Throwable cause(@Nullable Throwable cause, int maxCauses) {
    return cause == null || maxCauses == 0 ? null : new LoggedFailure(cause, maxCauses - 1);
  }

  /** {@code text} in one line. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ");
  }
}
