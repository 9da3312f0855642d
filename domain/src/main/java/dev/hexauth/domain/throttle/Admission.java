package dev.hexauth.domain.throttle;

import java.time.Duration;

/** Whether an attempt may be made. */
public sealed interface Admission {

  /** The attempt may be made, and is counted. */
  record Admitted() implements Admission {}

  /**
   * The attempt may not be made, and is not counted.
   *
   * @param retryAfter the time from now until it may be made, if no other attempt comes first; more
   *     than zero, in whole microseconds
   */
  record Refused(Duration retryAfter) implements Admission {}
}
