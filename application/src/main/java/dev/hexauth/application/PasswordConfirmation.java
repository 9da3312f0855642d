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

/** Asks the owner of a session for the password once more. */
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

    /** It matches this credential. */
    record Confirmed(Credential credential) implements Outcome {}

    /** It does not, which is recorded. */
    record Wrong() implements Outcome {}

    /** The owner is no user any more. */
    record Gone() implements Outcome {}
  }

  /** Compares the password, for which {@code claimant} waits. */
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

  /** Records a wrong password, also for a caller that finds it so later. */
  void recordWrong(SessionRef session, Client client) {
    events.record(new SecurityEvent.PasswordRefused(session, client));
  }
}
