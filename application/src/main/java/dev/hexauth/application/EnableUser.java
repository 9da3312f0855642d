package dev.hexauth.application;

import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/** Lets an admin enable a disabled user, who has the password and the data of before. */
public interface EnableUser {

  /** Enables the user. */
  Result enable(Command command);

  /** Who asks, the user, and why. */
  record Command(Requester.Admin admin, UserId user, Optional<Reason> reason) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The user can log in, and has no session of before; also if the user was never disabled. */
    record Enabled() implements Result {}

    /** There is no such user. */
    record NoSuchUser() implements Result {}

    /** The caller may not change anything. */
    record Refused(Refusal why) implements Result {}
  }
}
