package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.util.List;

/** Lets an admin end all sessions of a user, who may log in again. */
public interface EndSessionsOfUser {

  /** Ends them. */
  Result endSessions(Command command);

  /** The access tokens of the request, the user to log out, and the origin of the request. */
  record Command(List<Token> accessTokens, UserId user, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** All the user's sessions have ended. */
    record Ended() implements Result {}

    /** No such user, or disabled. */
    record NoSuchUser() implements Result {}

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
