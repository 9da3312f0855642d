package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;
import java.util.Optional;

/** Finds out whose active session an access token proves. */
final class Authentication {

  private final TokenVerifier verifier;
  private final SessionStore sessions;
  private final SecurityEvents events;

  Authentication(TokenVerifier verifier, SessionStore sessions, SecurityEvents events) {
    this.verifier = verifier;
    this.sessions = sessions;
    this.events = events;
  }

  /** Whether the bearer of a token gets in. */
  sealed interface Access {

    /** By this session, which is active. */
    record Granted(SessionRef session) implements Access {}

    /** Not at all. */
    record Denied(Denial reason) implements Access {}
  }

  Access check(Optional<Token> accessToken, Client client, Instant now) {
    return accessToken
        .map(token -> check(token, client, now))
        .orElseGet(() -> new Access.Denied(Denial.NOT_LOGGED_IN));
  }

  private Access check(Token accessToken, Client client, Instant now) {
    return switch (verifier.verifyAccess(accessToken, now)) {
      case Verification.Verified(AccessClaims claims) ->
          sessions.isActive(claims.session(), now)
              ? new Access.Granted(claims.session())
              : new Access.Denied(Denial.SESSION_ENDED);
      case Verification.Expired<AccessClaims> _ -> new Access.Denied(Denial.INVALID_TOKEN);
      case Verification.Invalid<AccessClaims> _ -> {
        events.record(new SecurityEvent.TokenRejected(TokenKind.ACCESS, client));
        yield new Access.Denied(Denial.INVALID_TOKEN);
      }
    };
  }
}
