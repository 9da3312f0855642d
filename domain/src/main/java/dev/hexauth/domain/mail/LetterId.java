package dev.hexauth.domain.mail;

import java.util.UUID;

/**
 * Identifies a letter, and is never reused. Every attempt to send the letter has the Message-ID
 * that is made of it (RFC 5322, 3.6.4), so that a mailbox can drop a copy.
 */
public record LetterId(UUID value) {

  /** The canonical form: 36 characters, lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
