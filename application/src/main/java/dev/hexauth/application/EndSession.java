package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.List;

/** Ends one of the user's own sessions, at once and for good; it may be the current one. */
public interface EndSession {

  /** Ends the session with that public id. */
  Result end(Command command);

  /** The access tokens of the request, the session to end, and the origin of the request. */
  record Command(List<Token> accessTokens, PublicId session, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** The session was active until now; {@code current} if it is the one of the request. */
    record Ended(boolean current) implements Result {}

    /** The user has no active session with that public id. */
    record NoSuchSession() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
