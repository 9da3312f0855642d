package dev.hexauth.domain.port;

import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserQuery;
import java.util.List;
import java.util.Optional;

/**
 * Shows admins the users of the {@link UserRepository}, disabled ones included. Its name in an
 * {@link dev.hexauth.domain.UnavailableException} is "user store".
 *
 * <p>Each operation sees the effects of all changes that returned before it began, on any node. It
 * costs about the same however many users there are: an adapter finds the start of a page by an
 * index.
 */
public interface UserDirectory {

  /**
   * The users that {@code query} selects, in its order, from its start on: at most {@code limit} of
   * them, and fewer only if there are no more. Users with equal sort keys are in some order, which
   * is the same in every call.
   *
   * @param limit 1 or more
   */
  List<KeptUser> list(UserQuery query, int limit);

  /** The user with {@code id}, active or disabled, or empty if there is none. */
  Optional<KeptUser> find(UserId id);
}
