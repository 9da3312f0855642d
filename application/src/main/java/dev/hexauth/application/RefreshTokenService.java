package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class RefreshTokenService implements RefreshToken {

  private final RefreshGate gate;
  private final UserRepository users;
  private final SessionStore sessions;
  private final TokenVerifier verifier;
  private final TokenIssuer tokens;
  private final Notices notices;
  private final SecurityEvents events;
  private final SessionPolicy policy;
  private final InstantSource clock;

  RefreshTokenService(
      RefreshGate gate,
      UserRepository users,
      SessionStore sessions,
      TokenVerifier verifier,
      TokenIssuer tokens,
      Notices notices,
      SecurityEvents events,
      SessionPolicy policy,
      InstantSource clock) {
    this.gate = gate;
    this.users = users;
    this.sessions = sessions;
    this.verifier = verifier;
    this.tokens = tokens;
    this.notices = notices;
    this.events = events;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public Result refresh(Command command) {
    Instant now = clock.instant();
    VerifiedTokens<RefreshClaims> verified =
        VerifiedTokens.refresh(command.refreshTokens(), verifier, now);
    if (verified.isRejected()) {
      events.record(new SecurityEvent.TokenRejected(TokenKind.REFRESH, command.client()));
    }
    Result first = new Result.Rejected();
    for (RefreshClaims claims : newest(verified.claims())) {
      Result result = attempt(claims, command.client(), now);
      if (result instanceof Result.Refreshed) {
        return result;
      }
      first = first instanceof Result.Rejected ? result : first;
    }
    return first;
  }

  /**
   * The newest token of each session, in the order in which the sessions came. An older token
   * beside it is a cookie that was left behind, not a stolen copy.
   */
  private static Collection<RefreshClaims> newest(List<RefreshClaims> all) {
    Map<SessionRef, RefreshClaims> newest = new LinkedHashMap<>();
    for (RefreshClaims claims : all) {
      newest.merge(
          claims.session(), claims, (a, b) -> b.generation().isAfter(a.generation()) ? b : a);
    }
    return newest.values();
  }

  private Result attempt(RefreshClaims claims, Client client, Instant now) {
    return switch (gate.admit(claims.session(), client)) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted attempt -> attempt.make(() -> refresh(claims, client, now), _ -> true);
    };
  }

  private Result refresh(RefreshClaims claims, Client client, Instant now) {
    // Before the rotation, so that an outage of the user store does not use up a generation.
    return users
        .find(claims.session().owner())
        .map(user -> rotate(claims, user.role(), client, now))
        .orElseGet(Result.Rejected::new);
  }

  private Result rotate(RefreshClaims claims, Role role, Client client, Instant now) {
    return switch (sessions.rotate(claims.session(), claims.generation(), now, policy)) {
      case Rotation.Rotated(Session session) -> {
        events.record(new SecurityEvent.SessionRefreshed(session.ref(), client));
        yield refreshed(session, role, claims, now);
      }
      case Rotation.Repeated(Session session) -> refreshed(session, role, claims, now);
      case Rotation.Recovered(Session session) -> {
        events.record(new SecurityEvent.SessionStoreBehind(session.ref(), client));
        yield refreshed(session, role, claims, now);
      }
      case Rotation.Reused(SessionRef session) -> {
        events.record(new SecurityEvent.RefreshTokenReused(session, client));
        notices.post(session.owner(), LetterKind.SESSION_REUSED, client);
        yield new Result.Rejected();
      }
      case Rotation.Gone() -> new Result.Rejected();
    };
  }

  private Result refreshed(Session session, Role role, RefreshClaims claims, Instant now) {
    return new Result.Refreshed(tokens.issue(session, role, claims.delivery(), now));
  }
}
