package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.List;

/** Ends all the user's sessions except the current one. */
public interface EndOtherSessions {

  /** Ends the others. */
  Result endOthers(Command command);

  /** The access tokens and the origin of the request. */
  record Command(List<Token> accessTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** Only the current session is left. */
    record Ended() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
