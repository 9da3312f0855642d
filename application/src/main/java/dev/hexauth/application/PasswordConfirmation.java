package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.RawPassword;

/** Checks the password that the owner of a session gives again. */
final class PasswordConfirmation {

  private final UserRepository users;
  private final PasswordHasher hasher;
  private final SecurityEvents events;

  PasswordConfirmation(UserRepository users, PasswordHasher hasher, SecurityEvents events) {
    this.users = users;
    this.hasher = hasher;
    this.events = events;
  }

  /** Whether the password is that of the session's owner. */
  sealed interface Outcome {

    /** Yes: it matches this credential. */
    record Confirmed(Credential credential) implements Outcome {}

    /** No; the event is recorded. */
    record Wrong() implements Outcome {}

    /** The owner has been removed or disabled. */
    record Gone() implements Outcome {}
  }

  /** Compares {@code password} with the hash of the session's owner, on behalf of the claimant. */
  Outcome confirm(RawPassword password, SessionRef session, Client client, Claimant claimant) {
    return users
        .credentialOf(session.owner())
        .map(credential ->
            hasher.matches(password, credential.hash(), claimant)
                ? new Outcome.Confirmed(credential)
                : wrong(session, client))
        .orElseGet(Outcome.Gone::new);
  }

  private Outcome wrong(SessionRef session, Client client) {
    recordWrong(session, client);
    return new Outcome.Wrong();
  }

  /** Records a wrong password, also one that a caller finds to be wrong only later. */
  void recordWrong(SessionRef session, Client client) {
    events.record(new SecurityEvent.PasswordRefused(session, client));
  }
}
