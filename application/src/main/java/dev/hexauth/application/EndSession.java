package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.List;

/** Ends one of somebody's own sessions, at once and for good; it may be the current one. */
public interface EndSession {

  /** Ends the session of that name. */
  Result end(Command command);

  /**
   * The access tokens that came with the request, the session to end, and the origin of the
   * request.
   */
  record Command(List<Token> accessTokens, PublicId session, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** All that can come of it. */
  sealed interface Result {

    /** It was active until now, and whether it was the one that asked. */
    record Ended(boolean current) implements Result {}

    /** He has no active session of that name. */
    record NoSuchSession() implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
