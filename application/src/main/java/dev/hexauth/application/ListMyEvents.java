package dev.hexauth.application;

import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.List;
import java.util.Optional;

/** Lists the security events of the current user. */
public interface ListMyEvents {

  /** Lists the events, newest first. */
  Result list(Command command);

  /**
   * The access tokens and the origin of the request, and which part of the list is wanted.
   *
   * @param after the end of the page before; empty for the newest events
   * @param limit how many events at most, 1 to 100
   */
  record Command(
      List<Token> accessTokens, Client client, Optional<EventPosition> after, int limit) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** A page. What an admin did shows who and why, and not from where. */
    record Listed(EventPage page) implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
