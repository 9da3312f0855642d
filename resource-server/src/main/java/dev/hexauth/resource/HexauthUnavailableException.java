package dev.hexauth.resource;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Whether a token is valid could not be found out, because hexauth is down, slow, or gives an
 * answer that makes no sense. The request is answered 503: the token may be good.
 */
public final class HexauthUnavailableException extends JwtException {

  private static final long serialVersionUID = 1;

  /** When to try again, in seconds. */
  static final String RETRY_AFTER = "1";

  /** Causes may form a circle. */
  private static final int MAX_DEPTH = 20;

  private final boolean notFound;

  HexauthUnavailableException(String message) {
    this(message, false);
  }

  HexauthUnavailableException(String message, boolean notFound) {
    super(message);
    this.notFound = notFound;
  }

  HexauthUnavailableException(String message, Throwable cause) {
    super(message, cause);
    this.notFound = false;
  }

  /** Whether hexauth answered 404. */
  boolean isNotFound() {
    return notFound;
  }

  /** Whether {@code failure} or one of its causes is this exception. */
  static boolean isIn(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof HexauthUnavailableException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
