package dev.hexauth.devservices.mail;

import java.util.List;
import java.util.Optional;

/**
 * What a client says about a mail outside of it (RFC 5321, 2.3.1).
 *
 * @param sender an address, or "" for the null reverse-path
 * @param recipients their addresses, at least one
 * @param user the name it logged in with, or empty if it did not log in
 * @param encrypted whether the connection was encrypted
 */
public record SmtpEnvelope(
    String sender, List<String> recipients, Optional<String> user, boolean encrypted) {

  /** Copies the recipients. */
  public SmtpEnvelope {
    recipients = List.copyOf(recipients);
  }
}
