package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.util.List;

/** Lets an admin disable a user, which ends all the user's sessions. */
public interface DisableUser {

  /** Disables the user. */
  Result disable(Command command);

  /** The access tokens of the request, the user to disable, and the origin of the request. */
  record Command(List<Token> accessTokens, UserId user, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** The user cannot log in, and all the user's sessions have ended. */
    record Disabled() implements Result {}

    /** There is no such user, or the user is already disabled. */
    record NoSuchUser() implements Result {}

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
