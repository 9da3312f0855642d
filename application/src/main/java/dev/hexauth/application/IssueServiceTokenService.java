package dev.hexauth.application;

import dev.hexauth.application.ServiceGate.ServiceAccess;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.ServiceClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

final class IssueServiceTokenService implements IssueServiceToken {

  private final ServiceGate gate;
  private final TokenSigner signer;
  private final RandomIds ids;
  private final SecurityEvents events;
  private final InstantSource clock;

  IssueServiceTokenService(
      ServiceGate gate,
      TokenSigner signer,
      RandomIds ids,
      SecurityEvents events,
      InstantSource clock) {
    this.gate = gate;
    this.signer = signer;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result issue(Command command) {
    Instant now = clock.instant();
    return switch (gate.check(command.credential(), command.client(), now)) {
      case ServiceAccess.Granted(ServiceName service) -> issue(service, command, now);
      case ServiceAccess.Denied() -> new Result.Denied();
      case ServiceAccess.Throttled(Duration retryAfter) -> new Result.Throttled(retryAfter);
    };
  }

  private Result issue(ServiceName service, Command command, Instant now) {
    ServiceClaims claims = ServiceClaims.issue(service, ids.newTokenId(), now);
    events.record(new SecurityEvent.ServiceTokenIssued(service, command.client()));
    return new Result.Issued(signer.sign(claims), ServiceClaims.LIFETIME);
  }
}
