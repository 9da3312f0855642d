package dev.hexauth.application;

import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/** Lets an admin disable a user, which ends all the sessions of the user. */
public interface DisableUser {

  /** Disables the user. */
  Result disable(Command command);

  /** Who asks, the user, and why. */
  record Command(Requester.Admin admin, UserId user, Optional<Reason> reason) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The user cannot log in, and all their sessions have ended; also if it was so before. */
    record Disabled() implements Result {}

    /** There is no such user. */
    record NoSuchUser() implements Result {}

    /** It is the account of the admin. */
    record OwnAccount() implements Result {}

    /** The user is the only active admin. */
    record LastAdmin() implements Result {}

    /** The caller may not change anything. */
    record Refused(Refusal why) implements Result {}
  }
}
