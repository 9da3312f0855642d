package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.util.List;

/** Lets an admin end all sessions of a user, who may log in again. */
public interface EndSessionsOfUser {

  /** Ends the sessions of the user. */
  Result endSessions(Command command);

  /** The access tokens of the request, the user whose sessions end, and the request's origin. */
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

    /** There is no such user, or the user is disabled. */
    record NoSuchUser() implements Result {}

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
