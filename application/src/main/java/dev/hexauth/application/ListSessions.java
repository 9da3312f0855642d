package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.List;

/** Shows somebody where he is logged in. */
public interface ListSessions {

  /** Lists his active sessions, the last used first. */
  Result list(Command command);

  /** The access tokens that came with the request, and the origin of the request. */
  record Command(List<Token> accessTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /**
   * One session.
   *
   * @param id what its owner knows it by
   * @param current whether it is the one that the access token belongs to
   */
  record Entry(PublicId id, Session session, boolean current) {}

  /** All that can come of it. */
  sealed interface Result {

    /** These are they. */
    record Listed(List<Entry> sessions) implements Result {

      /** Keeps a copy. */
      public Listed {
        sessions = List.copyOf(sessions);
      }
    }

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
