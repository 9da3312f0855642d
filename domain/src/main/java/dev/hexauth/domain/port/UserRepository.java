package dev.hexauth.domain.port;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the users and the hashes of their passwords. Its name in an {@link
 * dev.hexauth.domain.UnavailableException} is "user store".
 *
 * <p>Each operation is atomic with respect to all others, of all threads and nodes, and sees the
 * effects of those that returned before it began. Letters are posted to the {@link Outbox} in the
 * same change; there are none while mail is off, so a store without an outbox can ignore them.
 */
public interface UserRepository {

  /** The outcome of {@link #add}. */
  enum Addition {
    /** The user is kept. */
    ADDED,
    /** Another user has the address; nothing has changed. */
    EMAIL_TAKEN
  }

  /**
   * Keeps {@code user} with {@code hash}, unless another user has the address, or could take it
   * back. Of any number of racing calls for one address, one succeeds. In either case it takes as
   * long, and posts the letter for that case.
   */
  Addition add(User user, PasswordHash hash, RegistrationDrafts drafts);

  /** The user with {@code id}, or empty if there is none. */
  Optional<User> find(UserId id);

  /** The credential for a login with {@code email}, or empty if no user has that address. */
  Optional<Credential> credentialOf(EmailAddress email);

  /**
   * Replaces the hash of an unchanged password if it still is {@code expected}. So an upgrade never
   * overwrites a password that was changed meanwhile.
   *
   * @return whether it was replaced
   */
  boolean replaceHash(UserId id, PasswordHash expected, PasswordHash replacement);

  /** The credential of the user with {@code id}, or empty if there is none. */
  Optional<Credential> credentialOf(UserId id);

  /**
   * Changes the user's password: replaces the hash if it still is {@code expected}, and ends the
   * codes to reset the password or to change the address, as {@link EmailCodes} says.
   *
   * @return whether it was replaced
   */
  boolean changePassword(
      UserId id, PasswordHash expected, PasswordHash replacement, Optional<Draft> notice);

  /**
   * Removes the user with all data, which frees the address. A disabled user is removed like any
   * other, without a notice.
   *
   * @return whether there was such a user; true for one of any number of racing calls
   */
  boolean remove(UserId id, Optional<Draft> notice);

  /**
   * Disables the user at {@code now}, for good: from then on every method but {@link #remove}
   * behaves as if there were no such user. The address stays taken.
   *
   * @return whether there was such a user; true for one of any number of racing calls
   */
  boolean disable(UserId id, Instant now, Optional<Draft> notice);

  /**
   * Gives the user with {@code email} the role, whatever role they had; {@code now} becomes the
   * time of the user's last change.
   *
   * @return the id of the user, or empty if there is none
   */
  Optional<UserId> grant(EmailAddress email, Role role, Instant now);
}
