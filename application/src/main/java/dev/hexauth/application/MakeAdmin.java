package dev.hexauth.application;

import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;

/**
 * Makes a user an admin. The operator calls it on the service's own machine; it is not offered over
 * the network. This is how the first admin is made. The user's sessions end, as with every change
 * of role.
 */
public interface MakeAdmin {

  /** Grants the role. */
  Result make(Command command);

  /** The e-mail address of a user. */
  record Command(EmailAddress email) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The user is an admin. */
    record Made(UserId user) implements Result {}

    /** No user has that e-mail address. */
    record NoSuchUser() implements Result {}
  }
}
