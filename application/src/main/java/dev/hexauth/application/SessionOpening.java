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
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.RawPassword;
import java.time.Instant;
import java.util.Optional;

/** Opens sessions for users who have just given their password. */
final class SessionOpening {

  private final UserRepository users;
  private final SessionStore sessions;
  private final PasswordHasher hasher;
  private final RandomIds ids;
  private final TokenIssuer tokens;
  private final SessionPolicy policy;
  private final SecurityEvents events;

  SessionOpening(
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      RandomIds ids,
      TokenIssuer tokens,
      SessionPolicy policy,
      SecurityEvents events) {
    this.users = users;
    this.sessions = sessions;
    this.hasher = hasher;
    this.ids = ids;
    this.tokens = tokens;
    this.policy = policy;
    this.events = events;
  }

  /**
   * A password that matches a stored hash.
   *
   * @param credential the owner and the hash
   * @param client the origin of the request
   * @param claimant for whom the password is hashed again if necessary
   */
  record Proof(Credential credential, RawPassword password, Client client, Claimant claimant) {}

  /**
   * Opens a session and issues its tokens.
   *
   * @return empty if the password has changed or the user has been removed or disabled meanwhile;
   *     then no session is left open
   */
  Optional<IssuedTokens> open(Proof proof, Delivery delivery, Instant now) {
    SessionRef ref = new SessionRef(proof.credential().owner(), ids.newSessionId());
    Session session = Session.open(ref, proof.client(), now, policy);
    sessions.open(session, policy.maxSessionsPerUser());
    // Checked only after the session is open. A change of the password or the user is stored before
    // it ends the user's sessions. So either it ends this session, or this check sees the change.
    Optional<Credential> current = current(proof);
    if (current.isEmpty()) {
      sessions.end(ref, now);
      return Optional.empty();
    }
    events.record(new SecurityEvent.LoggedIn(ref, proof.client()));
    return Optional.of(tokens.issue(session, current.get().role(), delivery, now));
  }

  /**
   * The stored credential, if the password still matches it. Hashes again only if the stored hash
   * has changed, for instance because another login upgraded it.
   */
  private Optional<Credential> current(Proof proof) {
    Credential credential = proof.credential();
    return users
        .credentialOf(credential.owner())
        .filter(current ->
            current.hash().equals(credential.hash())
                || hasher.matches(proof.password(), current.hash(), proof.claimant()));
  }
}
