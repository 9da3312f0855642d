package dev.hexauth.application;

import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Hands out all users, disabled ones too, with the hashes of their passwords, page by page. The
 * operator calls it on the service's own machine; it is not offered over the network.
 */
public interface ExportUsers {

  /** Hands out the page that comes after a user. */
  Result export(Command command);

  /**
   * Where the page starts.
   *
   * @param after the last user of the page before; empty for the first page
   */
  record Command(Optional<UserId> after) {}

  /** The possible outcomes. */
  sealed interface Result {

    /**
     * The users of a page, in the order of their ids.
     *
     * @param users at most {@value UserTransfer#MAX_BATCH}; none after the last page
     */
    record Exported(List<MovedUser> users) implements Result {

      /** Keeps a copy. */
      public Exported {
        users = List.copyOf(users);
      }
    }
  }
}
