package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import java.time.Instant;
import java.time.InstantSource;

final class ListSessionsService implements ListSessions {

  private final Authentication authentication;
  private final SessionStore sessions;
  private final PublicIds publicIds;
  private final InstantSource clock;

  ListSessionsService(
      Authentication authentication,
      SessionStore sessions,
      PublicIds publicIds,
      InstantSource clock) {
    this.authentication = authentication;
    this.sessions = sessions;
    this.publicIds = publicIds;
    this.clock = clock;
  }

  @Override
  public Result list(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted(SessionRef session, _, _) -> list(session, now);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result list(SessionRef current, Instant now) {
    return new Result.Listed(
        sessions.sessionsOf(current.owner(), now).stream()
            .map(session -> entry(session, current))
            .toList());
  }

  private Entry entry(Session session, SessionRef current) {
    return new Entry(publicIds.of(session.ref().id()), session, session.ref().equals(current));
  }
}
