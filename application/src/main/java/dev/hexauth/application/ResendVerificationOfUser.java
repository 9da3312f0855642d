package dev.hexauth.application;

import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/** Lets an admin have the code to verify the e-mail address of a user mailed again. */
public interface ResendVerificationOfUser {

  /** Mails the code. */
  Result resend(Command command);

  /** Who asks, the user, and why. */
  record Command(Requester.Admin admin, UserId user, Optional<Reason> reason) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** A letter is on its way. */
    record Sent() implements Result {}

    /** The address is verified; no letter is sent. */
    record AlreadyVerified() implements Result {}

    /** There is no such user, or the user is disabled. */
    record NoSuchUser() implements Result {}

    /** The caller may not change anything. */
    record Refused(Refusal why) implements Result {}
  }
}
