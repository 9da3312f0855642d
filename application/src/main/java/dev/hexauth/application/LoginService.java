package dev.hexauth.application;

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

  private final UserRepository users;
  private final SessionStore sessions;
  private final PasswordHasher hasher;
  private final RandomIds ids;
  private final TokenIssuer tokens;
  private final SessionPolicy policy;
  private final SecurityEvents events;
  private final InstantSource clock;

  LoginService(
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      RandomIds ids,
      TokenIssuer tokens,
      SessionPolicy policy,
      SecurityEvents events,
      InstantSource clock) {
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
    Optional<Credential> credential = users.credentialOf(command.email());
    PasswordHash hash = credential.map(Credential::hash).orElseGet(hasher::decoy);
    boolean matches = hasher.matches(command.password(), hash);
    if (credential.isEmpty() || !matches) {
      events.record(
          new SecurityEvent.LoginFailed(credential.map(Credential::owner), command.client()));
      return new Result.Rejected();
    }
    upgrade(credential.get(), command.password());
    return logIn(credential.get().owner(), command.client());
  }

  private void upgrade(Credential credential, RawPassword password) {
    if (hasher.isOutdated(credential.hash())) {
      users.replaceHash(credential.owner(), credential.hash(), hasher.hash(password));
    }
  }

  private Result logIn(UserId owner, Client client) {
    Instant now = clock.instant();
    SessionRef ref = new SessionRef(owner, ids.newSessionId());
    Session session = Session.open(ref, client, now, policy);
    sessions.open(session, policy.maxSessionsPerUser());
    events.record(new SecurityEvent.LoggedIn(ref, client));
    return new Result.LoggedIn(tokens.accessToken(session, now), tokens.refreshToken(session));
  }
}
