package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out whose active session an access token proves. */
final class Authentication {

  private final TokenVerifier verifier;
  private final SessionStore sessions;
  private final SecurityEvents events;
  private final SessionPolicy policy;

  Authentication(
      TokenVerifier verifier, SessionStore sessions, SecurityEvents events, SessionPolicy policy) {
    this.verifier = verifier;
    this.sessions = sessions;
    this.events = events;
    this.policy = policy;
  }

  /** What a token comes to, until it is known whether its session is active. */
  sealed interface Claim {

    /** Access, if it is; the session store has been asked. */
    record Pending(SessionRef session, Generation seen, Supplier<Activity> activity)
        implements Claim {}
  }

  /** Whether the bearer of a token gets in. */
  sealed interface Access {

    /** By this session, which is active. */
    record Granted(SessionRef session) implements Access {}

    /** Not at all. */
    record Denied(Denial reason) implements Access, Claim {}
  }

  Access check(Optional<Token> accessToken, Client client, Instant now) {
    return switch (begin(accessToken, client, now)) {
      case Claim.Pending pending -> settle(pending);
      case Access.Denied denied -> denied;
    };
  }

  /** As {@link #check}, for a caller with another store to ask meanwhile. */
  Claim begin(Optional<Token> accessToken, Client client, Instant now) {
    return accessToken
        .map(token -> begin(token, client, now))
        .orElseGet(() -> new Access.Denied(Denial.NOT_LOGGED_IN));
  }

  /** What a claim comes to. Its token was seen in use, which confirms its generation if need be. */
  Access settle(Claim.Pending claimed) {
    return switch (claimed.activity().get()) {
      case ENDED -> new Access.Denied(Denial.SESSION_ENDED);
      case ACTIVE -> new Access.Granted(claimed.session());
      case UNCONFIRMED -> {
        if (policy.repeatUnconfirmed()) {
          sessions.confirm(claimed.session(), claimed.seen());
        }
        yield new Access.Granted(claimed.session());
      }
    };
  }

  private Claim begin(Token accessToken, Client client, Instant now) {
    return switch (verifier.verifyAccess(accessToken, now)) {
      case Verification.Verified(AccessClaims claims) -> {
        SessionRef session = claims.session();
        Generation seen = claims.generation();
        yield new Claim.Pending(session, seen, sessions.beginActivityOf(session, seen, now));
      }
      case Verification.Expired<AccessClaims> _ -> new Access.Denied(Denial.TOKEN_EXPIRED);
      case Verification.Invalid<AccessClaims> _ -> {
        events.record(new SecurityEvent.TokenRejected(TokenKind.ACCESS, client));
        yield new Access.Denied(Denial.INVALID_TOKEN);
      }
    };
  }
}
