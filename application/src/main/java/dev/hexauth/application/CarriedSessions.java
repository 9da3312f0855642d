package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Ends the sessions for which a request carries a valid token of either kind. */
final class CarriedSessions {

  private final SessionStore sessions;
  private final SecurityEvents events;

  CarriedSessions(SessionStore sessions, SecurityEvents events) {
    this.sessions = sessions;
    this.events = events;
  }

  /**
   * Ends each of these sessions that is active, of any owner.
   *
   * @return whether one was active
   */
  boolean end(
      VerifiedTokens<AccessClaims> access,
      VerifiedTokens<RefreshClaims> refresh,
      Client client,
      Instant now) {
    Set<SessionRef> carried = new LinkedHashSet<>();
    access.claims().forEach(claims -> carried.add(claims.session()));
    refresh.claims().forEach(claims -> carried.add(claims.session()));
    boolean anyEnded = false;
    for (SessionRef session : carried) {
      if (sessions.end(session, now)) {
        events.record(new SecurityEvent.LoggedOut(session, client));
        anyEnded = true;
      }
    }
    return anyEnded;
  }
}
