package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.List;

/** Ends all of somebody's sessions but the one he asks in. */
public interface EndOtherSessions {

  /** Ends the others. */
  Result endOthers(Command command);

  /** The access tokens that came with the request, and the origin of the request. */
  record Command(List<Token> accessTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** All that can come of it. */
  sealed interface Result {

    /** Only the current one is left. */
    record Ended() implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
