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
 *
 * <p>A store that has an active admin, which is one who is not disabled, keeps one: no operation
 * removes, disables or demotes the last, also when several race on different nodes.
 */
public interface UserRepository {

  /** The outcome of {@link #add}. */
  enum Addition {
    /** The user is kept. */
    ADDED,
    /** Another user has the address; nothing has changed. */
    EMAIL_TAKEN
  }

  /** The outcome of {@link #remove}. */
  enum Removal {
    /** The user is gone. */
    REMOVED,
    /** There is no such user. */
    NO_SUCH_USER,
    /** The user is the only active admin; nothing has changed. */
    LAST_ADMIN
  }

  /** The outcome of {@link #disable} and {@link #setRole}. */
  enum Change {
    /** The user is changed. */
    DONE,
    /** The user was so before; nothing has changed. */
    ALREADY_SO,
    /** There is no such user. */
    NO_SUCH_USER,
    /** The user is the only active admin and would not be one; nothing has changed. */
    LAST_ADMIN
  }

  /**
   * Keeps {@code user} with {@code hash}, unless another user has the address, or could take it
   * back. Of any number of racing calls for one address, one succeeds. In either case it takes as
   * long, and posts the letter for that case.
   */
  Addition add(User user, PasswordHash hash, RegistrationDrafts drafts);

  /**
   * The user with {@code id}, or empty if there is none. A store may look up the users of several
   * callers together, but gives none an answer that is older than the call.
   */
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
   * @return {@link Removal#REMOVED} for one of any number of racing calls
   */
  Removal remove(UserId id, Optional<Draft> notice);

  /**
   * Disables the user at {@code now}: from then on every method but {@link #remove}, {@link
   * #disable} and {@link #enable} behaves as if there were no such user. The address stays taken.
   * The codes to reset the password or to change the address end, as {@link EmailCodes} says.
   *
   * @return {@link Change#DONE} for one of any number of racing calls
   */
  Change disable(UserId id, Instant now, Optional<Draft> notice);

  /**
   * Enables a disabled user, who is then as before: with the same address, hash, role and data.
   *
   * @return whether there was such a disabled user; true for one of any number of racing calls
   */
  boolean enable(UserId id, Optional<Draft> notice);

  /**
   * Gives the user the role; {@code now} becomes the time of the user's last change. Nothing
   * changes if the user has the role.
   *
   * @return {@link Change#DONE} for one of any number of racing calls
   */
  Change setRole(UserId id, Role role, Instant now, Optional<Draft> notice);

  /**
   * Makes the user with {@code email} an admin, whatever role they had; {@code now} becomes the
   * time of the user's last change.
   *
   * @return the id of the user, or empty if there is none
   */
  Optional<UserId> makeAdmin(EmailAddress email, Instant now);
}
