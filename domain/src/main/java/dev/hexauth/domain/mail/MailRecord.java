package dev.hexauth.domain.mail;

import dev.hexauth.domain.user.EmailAddress;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of the mail of a user. No code is among it: only its digest is kept.
 *
 * @param codes those that still work, by their expiry
 * @param letters those that wait to be sent, by their occasion
 * @param previous the addresses that the user can take back, by the time until then
 */
public record MailRecord(
    List<PendingCode> codes, List<PendingLetter> letters, List<PreviousAddress> previous) {

  /** Nothing is kept. */
  public static final MailRecord NONE = new MailRecord(List.of(), List.of(), List.of());

  /** Keeps copies. */
  public MailRecord {
    codes = List.copyOf(codes);
    letters = List.copyOf(letters);
    previous = List.copyOf(previous);
  }

  /** A code that was mailed to {@code address} and works before {@code expiresAt}. */
  public record PendingCode(CodePurpose purpose, EmailAddress address, Instant expiresAt) {}

  /** A letter to {@code address} that is not sent yet. */
  public record PendingLetter(LetterKind kind, EmailAddress address, Occasion occasion) {}

  /** An address that nobody else can have before {@code until}. */
  public record PreviousAddress(EmailAddress address, Instant until) {}
}
