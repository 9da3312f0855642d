package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.util.List;

/** Lets an operator shut a user out, with all his sessions. */
public interface DisableUser {

  /** Disables the user. */
  Result disable(Command command);

  /**
   * The access tokens that came with the request, the user to disable, and the origin of the
   * request.
   */
  record Command(List<Token> accessTokens, UserId user, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** All that can come of it. */
  sealed interface Result {

    /** He cannot log in, and all his sessions have ended. */
    record Disabled() implements Result {}

    /** There is no such user, or he is disabled. */
    record NoSuchUser() implements Result {}

    /** Only an operator may. */
    record NotAllowed() implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
