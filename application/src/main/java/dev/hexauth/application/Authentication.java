package dev.hexauth.application;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;
import java.util.Optional;

/** Finds out whose active session an access token proves. */
final class Authentication {

  private final TokenVerifier verifier;
  private final SessionStore sessions;

  Authentication(TokenVerifier verifier, SessionStore sessions) {
    this.verifier = verifier;
    this.sessions = sessions;
  }

  /** Whether the bearer of a token gets in. */
  sealed interface Access {

    /** By this session, which is active. */
    record Granted(SessionRef session) implements Access {}

    /** Not at all. */
    record Denied(Denial reason) implements Access {}
  }

  Access check(Optional<Token> accessToken, Instant now) {
    return accessToken
        .map(token -> check(token, now))
        .orElseGet(() -> new Access.Denied(Denial.NOT_LOGGED_IN));
  }

  private Access check(Token accessToken, Instant now) {
    return switch (verifier.verifyAccess(accessToken, now)) {
      case Verification.Verified(AccessClaims claims) ->
          sessions.isActive(claims.session(), now)
              ? new Access.Granted(claims.session())
              : new Access.Denied(Denial.SESSION_ENDED);
      case Verification.Expired<AccessClaims> _, Verification.Invalid<AccessClaims> _ ->
          new Access.Denied(Denial.INVALID_TOKEN);
    };
  }
}
