package dev.hexauth.domain.port;

import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the letters that are to be sent, beside the users: {@link UserRepository} and {@link
 * EmailCodes} post letters into it. In outages it is called the user store. It never keeps a code.
 *
 * <p>Each operation is atomic with respect to all others, of all threads and nodes, and sees the
 * effects of those that returned before it began. It judges time by {@code now} alone.
 */
public interface Outbox {

  /** Posts a letter to the active user with {@code id}; does nothing if there is none. */
  void post(UserId id, Draft draft);

  /**
   * Posts a letter to the user with {@code address}. Whether there is one is found out when the
   * letter is leased: so this does the same, and takes the same time, in either case.
   */
  void post(EmailAddress address, Draft draft);

  /** Posts a letter for the active user with {@code id} to {@code address}, another one. */
  void post(UserId id, EmailAddress address, Draft draft);

  /**
   * Gives the most urgent letter that is due at {@code now} to one caller, for whom it is reserved
   * until {@code until}. It is due again then. Among letters of one {@link
   * dev.hexauth.domain.mail.LetterKind#urgency urgency}, the earliest due comes first.
   *
   * <p>Drops letters that nobody wants any more: a code to verify an address that is verified, or
   * any code for a user who is gone or an address that the user no longer has, a code to change to
   * an address that is taken, a code to take an address back that nobody can take back any more,
   * and what was posted to an address that no active user has.
   */
  Optional<Letter> lease(Instant now, Instant until);

  /** Makes the letter due at {@code due}, unless it was leased again or removed since. */
  void retry(Letter letter, Instant due);

  /** Removes a letter, which is sent or given up. */
  void remove(LetterId letter);

  /** The letters that wait at {@code now}. */
  Backlog backlog(Instant now);
}
