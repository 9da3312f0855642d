package dev.hexauth.application;

import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/** Lets an admin have a code to reset the password of a user mailed. */
public interface StartPasswordReset {

  /** Mails the code. */
  Result start(Command command);

  /** Who asks, the user, and why. */
  record Command(Requester.Admin admin, UserId user, Optional<Reason> reason) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** A letter is on its way. */
    record Started() implements Result {}

    /** There is no such user, or the user is disabled. */
    record NoSuchUser() implements Result {}

    /** The caller may not change anything. */
    record Refused(Refusal why) implements Result {}
  }
}
