package dev.hexauth.application;

import dev.hexauth.application.ServiceGate.ServiceAccess;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class RevokeTokenService implements RevokeToken {

  private final ServiceGate gate;
  private final TokenVerifier verifier;
  private final SessionStore sessions;
  private final SecurityEvents events;
  private final InstantSource clock;

  RevokeTokenService(
      ServiceGate gate,
      TokenVerifier verifier,
      SessionStore sessions,
      SecurityEvents events,
      InstantSource clock) {
    this.gate = gate;
    this.verifier = verifier;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result revoke(Command command) {
    Instant now = clock.instant();
    return switch (gate.check(command.credential(), command.client(), now)) {
      case ServiceAccess.Granted(ServiceName service) -> revoke(command, service, now);
      case ServiceAccess.Denied() -> new Result.Denied();
      case ServiceAccess.Throttled(Duration retryAfter) -> new Result.Throttled(retryAfter);
    };
  }

  private Result revoke(Command command, ServiceName service, Instant now) {
    Optional<SessionRef> session = sessionOf(command.token(), now);
    if (session.isEmpty() && isOfService(command.token(), now)) {
      return new Result.NotRevocable();
    }
    session
        .filter(active -> sessions.end(active, now))
        .ifPresent(ended ->
            events.record(new SecurityEvent.TokenRevoked(ended, service, command.client())));
    return new Result.Revoked();
  }

  private boolean isOfService(Token token, Instant now) {
    return !(verifier.verifyService(token, now) instanceof Verification.Invalid<?>);
  }

  private Optional<SessionRef> sessionOf(Token token, Instant now) {
    if (verifier.verifyAccess(token, now)
        instanceof Verification.Verified<AccessClaims>(AccessClaims claims)) {
      return Optional.of(claims.session());
    }
    return verifier.verifyRefresh(token, now)
            instanceof Verification.Verified<RefreshClaims>(RefreshClaims claims)
        ? Optional.of(claims.session())
        : Optional.empty();
  }
}
