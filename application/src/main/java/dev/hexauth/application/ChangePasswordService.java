package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class ChangePasswordService implements ChangePassword {

  private final Authentication authentication;
  private final Gate gate;
  private final UserRepository users;
  private final SessionStore sessions;
  private final PasswordHasher hasher;
  private final SecurityEvents events;
  private final NewPasswords passwords;
  private final SessionOpening opening;
  private final InstantSource clock;

  ChangePasswordService(
      Authentication authentication,
      Gate gate,
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      SecurityEvents events,
      NewPasswords passwords,
      SessionOpening opening,
      InstantSource clock) {
    this.authentication = authentication;
    this.gate = gate;
    this.users = users;
    this.sessions = sessions;
    this.hasher = hasher;
    this.events = events;
    this.passwords = passwords;
    this.opening = opening;
    this.clock = clock;
  }

  @Override
  public Result change(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted access -> change(command, access);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result change(Command command, Access.Granted access) {
    return users
        .find(access.session().owner())
        .map(user -> change(command, access, user))
        .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
  }

  private Result change(Command command, Access.Granted access, User user) {
    Optional<PasswordPolicy.Flaw> flaw =
        passwords.flawOf(command.replacement(), user.name(), user.email());
    if (flaw.isPresent()) {
      return new Result.PasswordRefused(flaw.get());
    }
    return gate.changePassword(
        access.session(),
        user.email(),
        command.client(),
        new Gate.Hashing<>(
            claimant -> attempt(command, access, claimant),
            Result.WrongPassword.class::isInstance,
            Result.Throttled::new));
  }

  private Result attempt(Command command, Access.Granted access, Claimant claimant) {
    return users
        .credentialOf(access.session().owner())
        .map(credential -> change(command, access, credential, claimant))
        .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
  }

  private Result change(
      Command command, Access.Granted access, Credential credential, Claimant claimant) {
    SessionRef session = access.session();
    if (!hasher.matches(command.current(), credential.hash(), claimant)) {
      return wrongPassword(session, command.client());
    }
    PasswordHash replacement = hasher.hash(command.replacement(), claimant);
    if (!users.replaceHash(session.owner(), credential.hash(), replacement)) {
      return wrongPassword(session, command.client());
    }
    sessions.endAll(session.owner());
    events.record(new SecurityEvent.PasswordChanged(session, command.client()));
    var proof =
        new SessionOpening.Proof(
            new Credential(session.owner(), replacement),
            command.replacement(),
            command.client(),
            claimant);
    return opening
        .open(proof, access.delivery(), clock.instant())
        .<Result>map(Result.Changed::new)
        .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
  }

  private Result wrongPassword(SessionRef session, Client client) {
    events.record(new SecurityEvent.PasswordRefused(session, client));
    return new Result.WrongPassword();
  }
}
