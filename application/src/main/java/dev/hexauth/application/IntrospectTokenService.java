package dev.hexauth.application;

import dev.hexauth.application.ServiceGate.ServiceAccess;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

final class IntrospectTokenService implements IntrospectToken {

  private final ServiceGate gate;
  private final TokenVerifier verifier;
  private final Authentication authentication;
  private final SessionStore sessions;
  private final UserRepository users;
  private final ServiceKeys keys;
  private final SecurityEvents events;
  private final InstantSource clock;

  IntrospectTokenService(
      ServiceGate gate,
      TokenVerifier verifier,
      Authentication authentication,
      SessionStore sessions,
      UserRepository users,
      ServiceKeys keys,
      SecurityEvents events,
      InstantSource clock) {
    this.gate = gate;
    this.verifier = verifier;
    this.authentication = authentication;
    this.sessions = sessions;
    this.users = users;
    this.keys = keys;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result introspect(Command command) {
    Instant now = clock.instant();
    return switch (gate.check(command.credential(), command.client(), now)) {
      case ServiceAccess.Granted _ -> look(command, now);
      case ServiceAccess.Denied() -> new Result.Denied();
      case ServiceAccess.Throttled(Duration retryAfter) -> new Result.Throttled(retryAfter);
    };
  }

  private Result look(Command command, Instant now) {
    return switch (verifier.verifyAccess(command.token(), now)) {
      case Verification.Verified<AccessClaims>(AccessClaims claims) -> lookAtUser(claims, now);
      case Verification.Expired<AccessClaims>() -> new Result.Inactive();
      case Verification.Invalid<AccessClaims>() -> lookAtService(command, now);
    };
  }

  /** Asks both stores at once, like {@link GetMeService}. */
  private Result lookAtUser(AccessClaims claims, Instant now) {
    Supplier<Activity> activity =
        sessions.requestActivityOf(claims.session(), claims.generation(), now);
    Optional<User> user = users.find(claims.session().owner());
    return authentication.isActive(claims, activity.get())
        ? user.<Result>map(found -> new Result.UserActive(claims, found))
            .orElseGet(Result.Inactive::new)
        : new Result.Inactive();
  }

  private Result lookAtService(Command command, Instant now) {
    return switch (verifier.verifyService(command.token(), now)) {
      case Verification.Verified<ServiceClaims>(ServiceClaims claims)
          when keys.hasKey(claims.service(), now) ->
          new Result.ServiceActive(claims);
      case Verification.Verified<ServiceClaims> _, Verification.Expired<ServiceClaims> _ ->
          new Result.Inactive();
      case Verification.Invalid<ServiceClaims>() -> {
        events.record(new SecurityEvent.TokenRejected(TokenKind.ACCESS, command.client()));
        yield new Result.Inactive();
      }
    };
  }
}
