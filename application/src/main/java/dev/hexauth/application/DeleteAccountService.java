package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.time.InstantSource;

final class DeleteAccountService implements DeleteAccount {

  private final Authentication authentication;
  private final Gate gate;
  private final UserRepository users;
  private final SessionStore sessions;
  private final KnownNetworks networks;
  private final PasswordHasher hasher;
  private final SecurityEvents events;
  private final InstantSource clock;

  DeleteAccountService(
      Authentication authentication,
      Gate gate,
      UserRepository users,
      SessionStore sessions,
      KnownNetworks networks,
      PasswordHasher hasher,
      SecurityEvents events,
      InstantSource clock) {
    this.authentication = authentication;
    this.gate = gate;
    this.users = users;
    this.sessions = sessions;
    this.networks = networks;
    this.hasher = hasher;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result delete(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted(SessionRef session, _) -> delete(command, session);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result delete(Command command, SessionRef session) {
    return users
        .find(session.owner())
        .map(user -> delete(command, session, user))
        .orElseGet(() -> gone(session));
  }

  private Result delete(Command command, SessionRef session, User user) {
    return gate.checkPassword(
        session,
        user.email(),
        command.client(),
        new Gate.Hashing<>(
            claimant -> attempt(command, session, claimant),
            Result.WrongPassword.class::isInstance,
            Result.Throttled::new));
  }

  private Result attempt(Command command, SessionRef session, Claimant claimant) {
    return users
        .credentialOf(session.owner())
        .map(credential -> delete(command, credential, session, claimant))
        .orElseGet(() -> gone(session));
  }

  private Result delete(
      Command command, Credential credential, SessionRef session, Claimant claimant) {
    if (!hasher.matches(command.password(), credential.hash(), claimant)) {
      events.record(new SecurityEvent.PasswordRefused(session, command.client()));
      return new Result.WrongPassword();
    }
    networks.forget(claimant.account());
    // The user first: a session without its user is refused, and no login can open another.
    if (!users.remove(session.owner())) {
      return gone(session);
    }
    sessions.endAll(session.owner());
    events.record(new SecurityEvent.AccountDeleted(session, command.client()));
    return new Result.Deleted();
  }

  /** Whoever is no user has no sessions, whatever came between his removal and their end. */
  private Result gone(SessionRef session) {
    sessions.endAll(session.owner());
    return new Result.Denied(Denial.SESSION_ENDED);
  }
}
