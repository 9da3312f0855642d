package dev.hexauth.domain.port;

import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the users and the hashes of their passwords. Safe for use by many threads and by many
 * nodes.
 */
public interface UserRepository {

  /** What became of an {@link #add}. */
  enum Addition {
    /** The user is kept. */
    ADDED,
    /** Another user has the address, and nothing has changed. */
    EMAIL_TAKEN
  }

  /**
   * Keeps {@code user} with {@code hash}, unless another has his address; of any number who race
   * for one, one wins.
   */
  Addition add(User user, PasswordHash hash);

  /** The user with {@code id}, or empty if there is none. */
  Optional<User> find(UserId id);

  /** What a login of {@code email} is checked against, or empty if nobody has that address. */
  Optional<Credential> credentialOf(EmailAddress email);

  /**
   * Puts {@code replacement} in the place of {@code expected}, if that still is the hash of {@code
   * id}'s password; so an upgrade never overwrites a password that was changed meanwhile.
   *
   * @return whether it was
   */
  boolean replaceHash(UserId id, PasswordHash expected, PasswordHash replacement);

  /** What the password of {@code id} is checked against, or empty if there is no such user. */
  Optional<Credential> credentialOf(UserId id);

  /**
   * Removes the user and all that is kept of him; his address is free. A disabled user is removed
   * like any other.
   *
   * @return whether there was such a user; of any number who race for one, one is told so
   */
  boolean remove(UserId id);

  /**
   * Disables the user from {@code now} on, for good: to every question and every change but {@link
   * #remove} there is no such user, and his address stays taken.
   *
   * @return whether there was such a user; of any number who race for one, one is told so
   */
  boolean disable(UserId id, Instant now);

  /**
   * Gives the user with {@code email} the role, as of {@code now}, whatever role he had.
   *
   * @return who that is, or empty if there is no such user
   */
  Optional<UserId> grant(EmailAddress email, Role role, Instant now);
}
