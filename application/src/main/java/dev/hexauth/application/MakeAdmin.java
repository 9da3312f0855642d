package dev.hexauth.application;

import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;

/**
 * Makes a user an operator. It is for whoever runs the service, on its machine, and for nobody over
 * the network: so the first operator comes to be. His sessions end, as with every change of role.
 */
public interface MakeAdmin {

  /** Gives the role. */
  Result make(Command command);

  /** The address of a user. */
  record Command(EmailAddress email) {}

  /** All that can come of it. */
  sealed interface Result {

    /** He is an operator. */
    record Made(UserId user) implements Result {}

    /** Nobody has that address. */
    record NoSuchUser() implements Result {}
  }
}
