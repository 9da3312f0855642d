package dev.hexauth.domain.throttle;

import java.time.Duration;

/** Whether an attempt may be made. */
public sealed interface Admission {

  /** It may, and is counted. */
  record Admitted() implements Admission {}

  /**
   * It may not, and is not counted.
   *
   * @param retryAfter how long from now until it may, if no other is made before; more than zero,
   *     in whole microseconds
   */
  record Refused(Duration retryAfter) implements Admission {}
}
