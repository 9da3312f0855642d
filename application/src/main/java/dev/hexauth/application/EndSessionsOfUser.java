package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.util.List;

/** Lets an operator end all sessions of a user, who may log in anew. */
public interface EndSessionsOfUser {

  /** Ends them. */
  Result endSessions(Command command);

  /**
   * The access tokens that came with the request, the user to log out, and the origin of the
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

    /** None of the sessions he had is left. */
    record Ended() implements Result {}

    /** There is no such user, or he is disabled. */
    record NoSuchUser() implements Result {}

    /** Only an operator may. */
    record NotAllowed() implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
