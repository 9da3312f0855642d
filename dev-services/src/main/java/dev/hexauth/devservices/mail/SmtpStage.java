package dev.hexauth.devservices.mail;

/** The moments of an SMTP dialog in which a server answers (RFC 5321, 3). */
public enum SmtpStage {
  /** A client has connected. */
  GREETING,
  /** EHLO or HELO. */
  HELLO,
  /** AUTH, once the client has sent all its credentials. */
  AUTH,
  /** MAIL. */
  SENDER,
  /** RCPT. */
  RECIPIENT,
  /** DATA. */
  DATA,
  /** The dot after the content, whose answer decides who is responsible for the mail. */
  CONTENT,
  /** QUIT. */
  QUIT
}
