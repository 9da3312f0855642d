package dev.hexauth.domain.port;

import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moves many users into the {@link UserRepository} and out of it, with their hashes and without a
 * letter to anyone. In outages it is called the user store.
 *
 * <p>Each operation is atomic with respect to all others and to those of {@link UserRepository}, of
 * all threads and nodes.
 */
public interface UserTransfer {

  /** The most users that one call takes or returns. */
  int MAX_BATCH = 1_000;

  /** The outcome for a user. */
  enum Arrival {
    /** The user is kept. */
    ADDED,
    /**
     * A user with this id and this e-mail address is kept, disabled or not, who may have changed
     * since otherwise. Nothing has changed.
     */
    ALREADY_THERE,
    /** A user with another e-mail address has the id; nothing has changed. */
    ID_TAKEN,
    /** Another user has the address, or could take it back; nothing has changed. */
    EMAIL_TAKEN
  }

  /**
   * Keeps {@code users}, each as if it were the only one, in their order. If the call fails, none
   * of them is kept, or all that can be.
   *
   * @param users at most {@link #MAX_BATCH}
   * @return the outcome for each, in the same order
   */
  List<Arrival> add(List<MovedUser> users, Instant now);

  /**
   * The first {@code limit} users in the order of their ids, disabled or not, whose id comes after
   * {@code after}. The order is that of the bytes of an id.
   *
   * @param after empty for the first users of all
   * @param limit 1 to {@link #MAX_BATCH}
   */
  List<MovedUser> page(Optional<UserId> after, int limit);
}
