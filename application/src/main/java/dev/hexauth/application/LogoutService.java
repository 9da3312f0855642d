package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.TokenKind;
import java.time.Instant;
import java.time.InstantSource;

final class LogoutService implements Logout {

  private final TokenVerifier verifier;
  private final CarriedSessions carried;
  private final SecurityEvents events;
  private final InstantSource clock;

  LogoutService(
      TokenVerifier verifier, CarriedSessions carried, SecurityEvents events, InstantSource clock) {
    this.verifier = verifier;
    this.carried = carried;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result logOut(Command command) {
    Instant now = clock.instant();
    Client client = command.client();
    VerifiedTokens<AccessClaims> access =
        VerifiedTokens.access(command.tokens().access(), verifier, now);
    VerifiedTokens<RefreshClaims> refresh =
        VerifiedTokens.refresh(command.tokens().refresh(), verifier, now);
    recordRejected(access, TokenKind.ACCESS, client);
    recordRejected(refresh, TokenKind.REFRESH, client);
    return carried.end(access, refresh, client, now)
        ? new Result.LoggedOut()
        : new Result.Denied(access.isEmpty() ? access.denial() : Denial.SESSION_ENDED);
  }

  private void recordRejected(VerifiedTokens<?> tokens, TokenKind kind, Client client) {
    if (tokens.isRejected()) {
      events.record(new SecurityEvent.TokenRejected(kind, client));
    }
  }
}
