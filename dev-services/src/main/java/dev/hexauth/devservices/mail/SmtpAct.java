package dev.hexauth.devservices.mail;

import java.time.Duration;

/** What a mail server does at a stage of the dialog. */
public sealed interface SmtpAct {

  /** Answers as it should. */
  record Proper() implements SmtpAct {}

  /** Answers with a code of its own, and does nothing else. */
  record Reply(int code) implements SmtpAct {}

  /** Says nothing more until the client leaves or the server stops. */
  record Hang() implements SmtpAct {}

  /** Writes one byte of a refusal that has no end after each pause, until the client leaves. */
  record Drip(Duration pause) implements SmtpAct {}

  /** Closes the connection in the place of an answer, and keeps no mail. */
  record Drop() implements SmtpAct {}

  /**
   * Keeps the mail at {@link SmtpStage#CONTENT}, then closes the connection in the place of an
   * answer, so that the client cannot know (RFC 1047).
   */
  record KeepAndDrop() implements SmtpAct {}

  /** Waits, then answers as it should. */
  record Late(Duration pause) implements SmtpAct {}
}
