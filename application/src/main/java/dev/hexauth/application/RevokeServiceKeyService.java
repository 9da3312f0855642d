package dev.hexauth.application;

import dev.hexauth.application.Admins.StepAccess;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

final class RevokeServiceKeyService implements RevokeServiceKey {

  private final Admins admins;
  private final ServiceKeys keys;
  private final SecurityEvents events;
  private final InstantSource clock;

  RevokeServiceKeyService(
      Admins admins, ServiceKeys keys, SecurityEvents events, InstantSource clock) {
    this.admins = admins;
    this.keys = keys;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result revoke(Command command) {
    ServiceKeyId key = command.key();
    return switch (command.requester()) {
      case Requester.Operator() ->
          revoke(key, service -> new SecurityEvent.ServiceKeyRevoked(service, key));
      case Requester.Admin admin -> revoke(key, admin, command.reason());
    };
  }

  private Result revoke(ServiceKeyId key, Requester.Admin admin, Optional<Reason> reason) {
    return switch (admins.checkFresh(admin, reason, clock.instant())) {
      case StepAccess.Granted(AdminStep step) ->
          revoke(key, service -> new SecurityEvent.ServiceKeyRevokedByAdmin(service, key, step));
      case StepAccess.Refused(Refusal why) -> new Result.Refused(why);
    };
  }

  private Result revoke(ServiceKeyId key, Function<ServiceName, SecurityEvent> event) {
    return keys.revoke(key)
        .<Result>map(service -> {
          events.record(event.apply(service));
          return new Result.Revoked(service);
        })
        .orElseGet(Result.NoSuchKey::new);
  }
}
