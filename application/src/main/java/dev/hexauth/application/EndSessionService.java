package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import java.time.Instant;
import java.time.InstantSource;

final class EndSessionService implements EndSession {

  private final Authentication authentication;
  private final SessionStore sessions;
  private final PublicIds publicIds;
  private final SecurityEvents events;
  private final InstantSource clock;

  EndSessionService(
      Authentication authentication,
      SessionStore sessions,
      PublicIds publicIds,
      SecurityEvents events,
      InstantSource clock) {
    this.authentication = authentication;
    this.sessions = sessions;
    this.publicIds = publicIds;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result end(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted(SessionRef session, _, _) -> end(command, session, now);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result end(Command command, SessionRef current, Instant now) {
    return sessions.sessionsOf(current.owner(), now).stream()
        .map(Session::ref)
        .filter(session -> publicIds.of(session.id()).equals(command.session()))
        .findFirst()
        .filter(session -> sessions.end(session, now))
        .<Result>map(session -> ended(session, current, command.client()))
        .orElseGet(Result.NoSuchSession::new);
  }

  private Result ended(SessionRef session, SessionRef current, Client client) {
    events.record(new SecurityEvent.LoggedOut(session, client));
    return new Result.Ended(session.equals(current));
  }
}
