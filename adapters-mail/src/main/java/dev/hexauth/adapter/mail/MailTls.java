package dev.hexauth.adapter.mail;

/**
 * How the connection to the mail server is encrypted. Its certificate must be valid for its name,
 * except on loopback, where neither a certificate nor encryption is required.
 */
public enum MailTls {
  /** By the command STARTTLS (RFC 3207), usually on port 587. */
  STARTTLS,
  /** From the first byte (RFC 8314, 3.3), usually on port 465. */
  TLS,
  /** Not at all; on loopback only. */
  NONE
}
