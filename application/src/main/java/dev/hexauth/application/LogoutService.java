package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;
import java.time.InstantSource;

final class LogoutService implements Logout {

  private final SessionStore sessions;
  private final TokenVerifier verifier;
  private final SecurityEvents events;
  private final InstantSource clock;

  LogoutService(
      SessionStore sessions, TokenVerifier verifier, SecurityEvents events, InstantSource clock) {
    this.sessions = sessions;
    this.verifier = verifier;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result handle(Command command) {
    Instant now = clock.instant();
    if (command.accessToken().isEmpty()) {
      return endByRefreshToken(command, now)
          ? new Result.LoggedOut()
          : new Result.Denied(Denial.NOT_LOGGED_IN);
    }
    return switch (verifier.verifyAccess(command.accessToken().get(), now)) {
      case Verification.Verified(AccessClaims claims) ->
          end(claims.session(), command.client(), now)
              ? new Result.LoggedOut()
              : new Result.Denied(Denial.SESSION_ENDED);
      case Verification.Expired<AccessClaims> _ ->
          endByRefreshToken(command, now)
              ? new Result.LoggedOut()
              : new Result.Denied(Denial.TOKEN_EXPIRED);
      case Verification.Invalid<AccessClaims> _ -> {
        events.record(new SecurityEvent.TokenRejected(TokenKind.ACCESS, command.client()));
        yield new Result.Denied(Denial.INVALID_TOKEN);
      }
    };
  }

  private boolean endByRefreshToken(Command command, Instant now) {
    return command.refreshToken().isPresent()
        && endBy(command.refreshToken().get(), command.client(), now);
  }

  private boolean endBy(Token refreshToken, Client client, Instant now) {
    return switch (verifier.verifyRefresh(refreshToken, now)) {
      case Verification.Verified(RefreshClaims claims) -> end(claims.session(), client, now);
      case Verification.Expired<RefreshClaims> _ -> false;
      case Verification.Invalid<RefreshClaims> _ -> {
        events.record(new SecurityEvent.TokenRejected(TokenKind.REFRESH, client));
        yield false;
      }
    };
  }

  private boolean end(SessionRef session, Client client, Instant now) {
    boolean wasActive = sessions.end(session, now);
    if (wasActive) {
      events.record(new SecurityEvent.LoggedOut(session, client));
    }
    return wasActive;
  }
}
