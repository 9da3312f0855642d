package dev.hexauth.application;

import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class LoginService implements Login {

  private final Gate gate;
  private final UserRepository users;
  private final SessionStore sessions;
  private final PasswordHasher hasher;
  private final RandomIds ids;
  private final TokenIssuer tokens;
  private final SessionPolicy policy;
  private final SecurityEvents events;
  private final InstantSource clock;

  LoginService(
      Gate gate,
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      RandomIds ids,
      TokenIssuer tokens,
      SessionPolicy policy,
      SecurityEvents events,
      InstantSource clock) {
    this.gate = gate;
    this.users = users;
    this.sessions = sessions;
    this.hasher = hasher;
    this.ids = ids;
    this.tokens = tokens;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result handle(Command command) {
    return gate.logIn(
        command.email(),
        command.client(),
        new Gate.Attempt<>(
            () -> attempt(command), Result.Rejected.class::isInstance, Result.Throttled::new));
  }

  private Result attempt(Command command) {
    Optional<Credential> credential = users.credentialOf(command.email());
    PasswordHash hash = credential.map(Credential::hash).orElseGet(hasher::decoy);
    boolean matches = hasher.matches(command.password(), hash);
    if (credential.isEmpty()) {
      return rejected(Optional.empty(), LoginFailure.NO_SUCH_USER, command.client());
    }
    if (!matches) {
      return rejected(
          Optional.of(credential.get().owner()), LoginFailure.WRONG_PASSWORD, command.client());
    }
    return logIn(upgraded(credential.get(), command.password()), command);
  }

  /** The credential that the password was found to match, as it is kept now. */
  private Credential upgraded(Credential credential, RawPassword password) {
    if (!hasher.isOutdated(credential.hash())) {
      return credential;
    }
    PasswordHash replacement = hasher.hash(password);
    return users.replaceHash(credential.owner(), credential.hash(), replacement)
        ? new Credential(credential.owner(), replacement)
        : credential;
  }

  private Result logIn(Credential credential, Command command) {
    Instant now = clock.instant();
    SessionRef ref = new SessionRef(credential.owner(), ids.newSessionId());
    Session session = Session.open(ref, command.client(), now, policy);
    sessions.open(session, policy.maxSessionsPerUser());
    // Asked once the session is open: whoever changes the password or disables the user does that
    // first and ends the sessions then, so that either he or this finds it.
    if (!stillMatches(credential, command.password())) {
      sessions.end(ref, now);
      return rejected(
          Optional.of(credential.owner()), LoginFailure.CHANGED_MEANWHILE, command.client());
    }
    events.record(new SecurityEvent.LoggedIn(ref, command.client()));
    return new Result.LoggedIn(tokens.issue(session, command.delivery(), now));
  }

  /** Hashes again only if the hash is another by now, as after an upgrade by another login. */
  private boolean stillMatches(Credential credential, RawPassword password) {
    return users
        .credentialOf(credential.owner())
        .filter(current -> current.equals(credential) || hasher.matches(password, current.hash()))
        .isPresent();
  }

  private Result rejected(Optional<UserId> user, LoginFailure reason, Client client) {
    events.record(new SecurityEvent.LoginFailed(user, reason, client));
    return new Result.Rejected();
  }
}
