package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import java.time.Instant;
import java.time.InstantSource;

final class EndOtherSessionsService implements EndOtherSessions {

  private final Authentication authentication;
  private final SessionStore sessions;
  private final SecurityEvents events;
  private final InstantSource clock;

  EndOtherSessionsService(
      Authentication authentication,
      SessionStore sessions,
      SecurityEvents events,
      InstantSource clock) {
    this.authentication = authentication;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result endOthers(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted(SessionRef session, _, _) -> endOthers(session, command.client());
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result endOthers(SessionRef current, Client client) {
    sessions.endOthers(current);
    events.record(new SecurityEvent.OtherSessionsEnded(current, client));
    return new Result.Ended();
  }
}
