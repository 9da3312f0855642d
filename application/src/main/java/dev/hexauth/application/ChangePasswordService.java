package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
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
  private final InstantSource clock;

  ChangePasswordService(
      Authentication authentication,
      Gate gate,
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      SecurityEvents events,
      NewPasswords passwords,
      InstantSource clock) {
    this.authentication = authentication;
    this.gate = gate;
    this.users = users;
    this.sessions = sessions;
    this.hasher = hasher;
    this.events = events;
    this.passwords = passwords;
    this.clock = clock;
  }

  @Override
  public Result handle(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessToken(), command.client(), now)) {
      case Access.Granted(SessionRef session) -> change(command, session);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result change(Command command, SessionRef session) {
    return users
        .find(session.owner())
        .map(user -> change(command, session, user))
        .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
  }

  private Result change(Command command, SessionRef session, User user) {
    Optional<PasswordPolicy.Flaw> flaw =
        passwords.flawOf(command.replacement(), user.name(), user.email());
    if (flaw.isPresent()) {
      return new Result.PasswordRefused(flaw.get());
    }
    return gate.checkPassword(
        session,
        command.client(),
        new Gate.Attempt<>(
            () -> attempt(command, session),
            Result.WrongPassword.class::isInstance,
            Result.Throttled::new));
  }

  private Result attempt(Command command, SessionRef session) {
    return users
        .credentialOf(session.owner())
        .map(credential -> change(command, session, credential))
        .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
  }

  private Result change(Command command, SessionRef session, Credential credential) {
    if (!hasher.matches(command.current(), credential.hash())) {
      return wrongPassword(session, command.client());
    }
    PasswordHash replacement = hasher.hash(command.replacement());
    if (!users.replaceHash(session.owner(), credential.hash(), replacement)) {
      return wrongPassword(session, command.client());
    }
    sessions.endOthers(session);
    events.record(new SecurityEvent.PasswordChanged(session, command.client()));
    return new Result.Changed();
  }

  private Result wrongPassword(SessionRef session, Client client) {
    events.record(new SecurityEvent.PasswordRefused(session, client));
    return new Result.WrongPassword();
  }
}
