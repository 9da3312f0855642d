package dev.hexauth.application;

import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/** Lets an admin end all sessions of a user, who may log in again. */
public interface EndSessionsOfUser {

  /** Ends the sessions of the user. */
  Result endSessions(Command command);

  /** Who asks, the user, and why. */
  record Command(Requester.Admin admin, UserId user, Optional<Reason> reason) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** All the user's sessions have ended. */
    record Ended() implements Result {}

    /** There is no such user, or the user is disabled. */
    record NoSuchUser() implements Result {}

    /** The caller may not change anything. */
    record Refused(Refusal why) implements Result {}
  }
}
