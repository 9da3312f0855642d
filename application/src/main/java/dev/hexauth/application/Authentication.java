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
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides which active session the access tokens of a request prove. */
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

  /** Whether a token is valid, before it is known whether its session is active. */
  sealed interface Requested {

    /**
     * A token is valid, and the session store has been asked about its session.
     *
     * @param first the claims of that token
     * @param activity waits for the result about its session
     * @param others the claims of the other valid tokens; if that session has ended, the store is
     *     asked about theirs, in this order
     */
    record Pending(AccessClaims first, Supplier<Activity> activity, List<AccessClaims> others)
        implements Requested {

      /** Keeps a copy. */
      public Pending {
        others = List.copyOf(others);
      }
    }
  }

  /** Whether the bearer of the tokens has access. */
  sealed interface Access {

    /**
     * Yes, in this active session, whose tokens have this delivery.
     *
     * @param authenticatedAt when the user gave the password, by the token; empty if it does not
     *     say
     */
    record Granted(SessionRef session, Delivery delivery, Optional<Instant> authenticatedAt)
        implements Access {}

    /** No. */
    record Denied(Denial reason) implements Access, Requested {}
  }

  /** Access by the first of {@code accessTokens} that is valid and whose session is active. */
  Access check(List<Token> accessTokens, Client client, Instant now) {
    return switch (request(accessTokens, client, now)) {
      case Requested.Pending pending -> await(pending, now);
      case Access.Denied denied -> denied;
    };
  }

  /**
   * The first half of {@link #check}, which does not wait for the session store. The caller can
   * query another store before the second half, {@link #await}.
   */
  Requested request(List<Token> accessTokens, Client client, Instant now) {
    VerifiedTokens<AccessClaims> verified = VerifiedTokens.access(accessTokens, verifier, now);
    if (verified.isRejected()) {
      events.record(new SecurityEvent.TokenRejected(TokenKind.ACCESS, client));
    }
    if (verified.isEmpty()) {
      return new Access.Denied(verified.denial());
    }
    List<AccessClaims> claims = verified.claims();
    AccessClaims first = claims.getFirst();
    return new Requested.Pending(
        first,
        sessions.requestActivityOf(first.session(), first.generation(), now),
        claims.subList(1, claims.size()));
  }

  /** Waits for the result about the first session, and asks about the others if it has ended. */
  Access await(Requested.Pending pending, Instant now) {
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

  /** The use of the token confirms its generation, if that is not confirmed yet. */
  boolean isActive(AccessClaims claims, Activity activity) {
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
    return new Access.Granted(
        claims.session(), claims.delivery(), claims.holder().map(Holder::authenticatedAt));
  }
}
