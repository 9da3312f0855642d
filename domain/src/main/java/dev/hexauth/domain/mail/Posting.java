package dev.hexauth.domain.mail;

/** The outcome of one attempt to hand a letter to a mail server. */
public sealed interface Posting {

  /** The server has taken the responsibility for it (RFC 5321, 4.2.5). */
  record Sent() implements Posting {}

  /**
   * The server refused it.
   *
   * @param reply the code of the server's reply, 400 to 599
   */
  record Refused(int reply) implements Posting {}

  /** The server could not be reached, did not answer in time, or broke off. */
  record Unreachable() implements Posting {}
}
