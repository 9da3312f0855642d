package dev.hexauth.application;

import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.user.MovedUser;
import java.util.List;

/**
 * Takes users over from another service or installation, with the hashes of their passwords. The
 * operator calls it on the service's own machine; it is not offered over the network. No user gets
 * a letter. The same users can be given again: those that are there are left as they are.
 */
public interface ImportUsers {

  /** Takes users over, each as if it were the only one. */
  Result importAll(Command command);

  /**
   * The users to take over.
   *
   * @param users at most {@value UserTransfer#MAX_BATCH}
   * @param admins whether users with the role of an admin are taken over
   */
  record Command(List<MovedUser> users, boolean admins) {

    /** Keeps a copy. */
    public Command {
      users = List.copyOf(users);
    }
  }

  /** The outcome for a user. */
  enum Outcome {
    /** The user is kept and can log in, unless disabled. */
    ADDED,
    /** The same user was kept before; nothing has changed. */
    ALREADY_THERE,
    /** A user with another e-mail address has the id. */
    ID_TAKEN,
    /** Another user has the e-mail address, or could take it back. */
    EMAIL_TAKEN,
    /** No function of the service has made the hash. */
    UNKNOWN_HASH,
    /** The hash would cost too much to compare, or its cost is too low to be one. */
    COST_OUT_OF_BOUNDS,
    /** The user is an admin, and admins are not taken over. */
    ADMIN_REFUSED
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** The outcome for each user, in the order of the command. */
    record Imported(List<Outcome> outcomes) implements Result {

      /** Keeps a copy. */
      public Imported {
        outcomes = List.copyOf(outcomes);
      }
    }
  }
}
