package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.List;

/** Lists the sessions of the current user. */
public interface ListSessions {

  /** Lists the active sessions, the last used first. */
  Result list(Command command);

  /** The access tokens and the origin of the request. */
  record Command(List<Token> accessTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /**
   * One session.
   *
   * @param id its public id
   * @param current whether it is the one that the access token belongs to
   */
  record Entry(PublicId id, Session session, boolean current) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The sessions. */
    record Listed(List<Entry> sessions) implements Result {

      /** Keeps a copy. */
      public Listed {
        sessions = List.copyOf(sessions);
      }
    }

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
