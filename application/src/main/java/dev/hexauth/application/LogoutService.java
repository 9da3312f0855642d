package dev.hexauth.application;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class LogoutService implements Logout {

  private final SessionStore sessions;
  private final TokenVerifier verifier;
  private final InstantSource clock;

  LogoutService(SessionStore sessions, TokenVerifier verifier, InstantSource clock) {
    this.sessions = sessions;
    this.verifier = verifier;
    this.clock = clock;
  }

  @Override
  public Result handle(Command command) {
    Instant now = clock.instant();
    if (command.accessToken().isEmpty()) {
      return endByRefreshToken(command.refreshToken(), now)
          ? new Result.LoggedOut()
          : new Result.NotLoggedIn();
    }
    return switch (verifier.verifyAccess(command.accessToken().get(), now)) {
      case Verification.Verified(AccessClaims claims) ->
          sessions.end(claims.session(), now) ? new Result.LoggedOut() : new Result.SessionEnded();
      case Verification.Expired<AccessClaims> _ ->
          endByRefreshToken(command.refreshToken(), now)
              ? new Result.LoggedOut()
              : new Result.InvalidToken();
      case Verification.Invalid<AccessClaims> _ -> new Result.InvalidToken();
    };
  }

  private boolean endByRefreshToken(Optional<Token> refreshToken, Instant now) {
    return refreshToken.isPresent()
        && verifier.verifyRefresh(refreshToken.get(), now)
            instanceof Verification.Verified(RefreshClaims claims)
        && sessions.end(claims.session(), now);
  }
}
