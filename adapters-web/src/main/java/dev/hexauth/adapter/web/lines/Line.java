package dev.hexauth.adapter.web.lines;

import dev.hexauth.domain.Mutable;

/** A line of a file. */
@Mutable("bytes")
final class Line {

  private final long number;
  private final byte[] bytes;
  private final boolean complete;

  /**
   * @param number from 1
   * @param bytes without the line feed; of a line that is too long, its beginning
   * @param complete whether the line is not too long
   */
  Line(long number, byte[] bytes, boolean complete) {
    this.number = number;
    this.bytes = bytes;
    this.complete = complete;
  }

  long number() {
    return number;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isComplete() {
    return complete;
  }

  /** Whether it has nothing but white space. */
  boolean isBlank() {
    for (byte each : bytes) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return complete;
  }
}
