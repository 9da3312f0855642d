package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

final class ResetPasswordService implements ResetPassword {

  private final PasswordGate gate;
  private final EmailCodes codes;
  private final SessionStore sessions;
  private final PasswordHasher hasher;
  private final NewPasswords passwords;
  private final Drafts drafts;
  private final SecurityEvents events;
  private final InstantSource clock;

  ResetPasswordService(
      PasswordGate gate,
      EmailCodes codes,
      SessionStore sessions,
      PasswordHasher hasher,
      NewPasswords passwords,
      Drafts drafts,
      SecurityEvents events,
      InstantSource clock) {
    this.gate = gate;
    this.codes = codes;
    this.sessions = sessions;
    this.hasher = hasher;
    this.passwords = passwords;
    this.drafts = drafts;
    this.events = events;
    this.clock = clock;
  }

  /** Looks the code up before anything is hashed, so that a code that is made up costs little. */
  @Override
  public Result reset(Command command) {
    return codes
        .find(command.code(), CodePurpose.RESET_PASSWORD, clock.instant())
        .map(user -> attempt(command, user))
        .orElseGet(() -> rejected(command.client()));
  }

  private Result attempt(Command command, User user) {
    Optional<PasswordPolicy.Flaw> flaw =
        passwords.flawOf(command.password(), user.name(), user.email());
    if (flaw.isPresent()) {
      return new Result.PasswordRefused(flaw.get());
    }
    Claimant claimant = gate.claimant(user.email(), command.client());
    return switch (gate.admitReset(user.id(), command.client())) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted attempt ->
          attempt.make(() -> reset(command, user.id(), claimant), _ -> true);
    };
  }

  private Result reset(Command command, UserId user, Claimant claimant) {
    PasswordHash hash = hasher.hash(command.password(), claimant);
    // Before the code is used up too: if the session store is down, the code still works later.
    sessions.endAll(user);
    return codes
        .reset(
            command.code(),
            hash,
            clock.instant(),
            drafts.notice(LetterKind.PASSWORD_RESET, command.client()))
        .map(owner -> done(owner, command.client()))
        .orElseGet(() -> rejected(command.client()));
  }

  private Result done(UserId user, Client client) {
    sessions.endAll(user);
    events.record(new SecurityEvent.PasswordReset(user, client));
    return new Result.Reset();
  }

  private Result rejected(Client client) {
    events.record(new SecurityEvent.CodeRejected(client));
    return new Result.Rejected();
  }
}
