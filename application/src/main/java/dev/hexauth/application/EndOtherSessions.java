package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.List;

/** Ends all of somebody's sessions but the one he asks in. */
public interface EndOtherSessions {

  /** Ends the others. */
  Result handle(Command command);

  /** The access token that somebody presented, if any, and whence he asks. */
  record Command(List<Token> accessTokens, Client client) {}

  /** All that can come of it. */
  sealed interface Result {

    /** Only the current one is left. */
    record Ended() implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
