package dev.hexauth.application;

import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/** Lets an admin give a user another role, which ends all the sessions of the user. */
public interface ChangeRole {

  /** Changes the role. */
  Result change(Command command);

  /** Who asks, the user, the role, and why. */
  record Command(Requester.Admin admin, UserId user, Role role, Optional<Reason> reason) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The user has the role, and all their sessions have ended; also if it was so before. */
    record Changed() implements Result {}

    /** There is no such user, or the user is disabled. */
    record NoSuchUser() implements Result {}

    /** It is the account of the admin. */
    record OwnAccount() implements Result {}

    /** The user is the only active admin. */
    record LastAdmin() implements Result {}

    /** The caller may not change anything. */
    record Refused(Refusal why) implements Result {}
  }
}
