package dev.hexauth.domain;

import java.time.Duration;

/**
 * Signals that something the service depends on, for instance a store, cannot answer now but may
 * later.
 *
 * <p>Driven adapters throw it, no use case catches it, and a driving adapter answers "try again",
 * because nothing in between can handle it. The message names the dependency and never contains
 * user data.
 */
public final class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param dependency what is unavailable, in an operator's words, for instance {@code "session
   *     store"}
   * @param retryAfter when a caller may try again, at least a second
   * @param cause what was observed
   */
  public UnavailableException(String dependency, Duration retryAfter, Throwable cause) {
    super(dependency + " is unavailable", cause);
    this.retryAfter = retryAfter;
  }

  /** When a caller may try again, from now. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
