package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Finds out whose active session the access tokens of a request prove. */
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

  /** What the tokens amount to, until it is known whether their session is active. */
  sealed interface Claim {

    /**
     * A good token, whose session the store has been asked about.
     *
     * @param others what else is good, in the order in which it is asked about if that is not
     *     active
     */
    record Pending(AccessClaims first, Supplier<Activity> activity, List<AccessClaims> others)
        implements Claim {

      /** Keeps a copy. */
      public Pending {
        others = List.copyOf(others);
      }
    }
  }

  /** Whether the bearer of the tokens gets in. */
  sealed interface Access {

    /**
     * By this session, which is active; its tokens are delivered like the one that was presented.
     */
    record Granted(SessionRef session, Delivery delivery) implements Access {}

    /** Not at all. */
    record Denied(Denial reason) implements Access, Claim {}
  }

  /** The first of {@code accessTokens} that is good and whose session is active lets in. */
  Access check(List<Token> accessTokens, Client client, Instant now) {
    return switch (begin(accessTokens, client, now)) {
      case Claim.Pending pending -> settle(pending, now);
      case Access.Denied denied -> denied;
    };
  }

  /** As {@link #check}, for a caller with another store to ask meanwhile. */
  Claim begin(List<Token> accessTokens, Client client, Instant now) {
    Genuine<AccessClaims> genuine = Genuine.access(accessTokens, verifier, now);
    if (genuine.isRejected()) {
      events.record(new SecurityEvent.TokenRejected(TokenKind.ACCESS, client));
    }
    if (genuine.isEmpty()) {
      return new Access.Denied(genuine.denial());
    }
    List<AccessClaims> claims = genuine.claims();
    AccessClaims first = claims.getFirst();
    return new Claim.Pending(
        first,
        sessions.requestActivityOf(first.session(), first.generation(), now),
        claims.subList(1, claims.size()));
  }

  /** Takes the answer about the first session; each other is a question of its own. */
  Access settle(Claim.Pending pending, Instant now) {
    if (isActive(pending.first(), pending.activity().get())) {
      return granted(pending.first());
    }
    return pending.others().stream()
        .filter(claims ->
            isActive(claims, sessions.activityOf(claims.session(), claims.generation(), now)))
        .findFirst()
        .<Access>map(Authentication::granted)
        .orElseGet(() -> new Access.Denied(Denial.SESSION_ENDED));
  }

  /** The token was seen in use, which confirms its generation if need be. */
  private boolean isActive(AccessClaims claims, Activity activity) {
    return switch (activity) {
      case ENDED -> false;
      case ACTIVE -> true;
      case UNCONFIRMED -> {
        if (policy.repeatUnconfirmed()) {
          sessions.confirm(claims.session(), claims.generation());
        }
        yield true;
      }
    };
  }

  private static Access granted(AccessClaims claims) {
    return new Access.Granted(claims.session(), claims.delivery());
  }
}
