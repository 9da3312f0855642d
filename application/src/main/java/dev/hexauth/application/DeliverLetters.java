package dev.hexauth.application;

import dev.hexauth.domain.mail.LetterKind;
import java.time.Duration;

/** Sends the letters that wait, one a call; any number of threads and nodes may call at once. */
public interface DeliverLetters {

  /** Tries to send the most urgent letter that is due. */
  Result deliver();

  /** The possible outcomes. */
  sealed interface Result {

    /** No letter is due. */
    record Idle() implements Result {}

    /** A letter was sent. */
    record Sent(LetterKind kind) implements Result {}

    /** A letter was not sent, and will be tried again after {@code pause}. */
    record Postponed(LetterKind kind, Duration pause) implements Result {}

    /** A letter was tried for a day, and will not be sent. */
    record GivenUp(LetterKind kind) implements Result {}

    /** A letter was not sent, because it is no longer wanted. */
    record Dropped(LetterKind kind) implements Result {}
  }
}
