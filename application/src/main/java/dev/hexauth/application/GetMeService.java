package dev.hexauth.application;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;
import java.time.InstantSource;

final class GetMeService implements GetMe {

  private final UserRepository users;
  private final SessionStore sessions;
  private final TokenVerifier verifier;
  private final InstantSource clock;

  GetMeService(
      UserRepository users, SessionStore sessions, TokenVerifier verifier, InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.verifier = verifier;
    this.clock = clock;
  }

  @Override
  public Result handle(Command command) {
    if (command.accessToken().isEmpty()) {
      return new Result.NotLoggedIn();
    }
    Instant now = clock.instant();
    return switch (verifier.verifyAccess(command.accessToken().get(), now)) {
      case Verification.Verified(AccessClaims claims) -> me(claims.session(), now);
      case Verification.Expired<AccessClaims> _, Verification.Invalid<AccessClaims> _ ->
          new Result.InvalidToken();
    };
  }

  private Result me(SessionRef session, Instant now) {
    if (!sessions.isActive(session, now)) {
      return new Result.SessionEnded();
    }
    return users
        .find(session.owner())
        .<Result>map(Result.Me::new)
        .orElseGet(Result.SessionEnded::new);
  }
}
