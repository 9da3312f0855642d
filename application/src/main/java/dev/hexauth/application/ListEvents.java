package dev.hexauth.application;

import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists security events for an admin. */
public interface ListEvents {

  /** Lists the events, newest first. */
  Result list(Command command);

  /**
   * The access tokens and the origin of the request, and which events are wanted.
   *
   * @param user those of this user only
   * @param kind those of this kind only
   * @param from those at this instant or later
   * @param until those before this instant
   * @param after the end of the page before; empty for the newest events
   * @param limit how many events at most, 1 to 100
   */
  record Command(
      List<Token> accessTokens,
      Client client,
      Optional<UserId> user,
      Optional<EventKind> kind,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<EventPosition> after,
      int limit) {

    /** Keeps a copy. */
    public Command {
      accessTokens = List.copyOf(accessTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** A page. */
    record Listed(EventPage page) implements Result {}

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
