package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class RegisterUserService implements RegisterUser {

  private final PasswordGate gate;
  private final UserRepository users;
  private final PasswordHasher hasher;
  private final RandomIds ids;
  private final NewPasswords passwords;
  private final AddressVerification verification;
  private final SecurityEvents events;
  private final InstantSource clock;

  RegisterUserService(
      PasswordGate gate,
      UserRepository users,
      PasswordHasher hasher,
      RandomIds ids,
      NewPasswords passwords,
      AddressVerification verification,
      SecurityEvents events,
      InstantSource clock) {
    this.gate = gate;
    this.users = users;
    this.hasher = hasher;
    this.ids = ids;
    this.passwords = passwords;
    this.verification = verification;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result register(Command command) {
    Optional<PasswordPolicy.Flaw> flaw =
        passwords.flawOf(command.password(), command.name(), command.email());
    if (flaw.isPresent()) {
      return new Result.PasswordRefused(flaw.get());
    }
    Claimant claimant = gate.newcomer(command.email(), command.client());
    return switch (gate.admitRegistration(claimant, command.client())) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted attempt -> attempt.make(() -> register(command, claimant), _ -> true);
    };
  }

  private Result register(Command command, Claimant claimant) {
    PasswordHash hash = hasher.hash(command.password(), claimant);
    Instant now = clock.instant();
    User user =
        User.register(
            ids.newUserId(now),
            command.name(),
            command.email(),
            command.photo(),
            command.language().orElse(Language.ENGLISH),
            now);
    return switch (users.add(user, hash, verification.draftsOf(command))) {
      case ADDED -> {
        events.record(new SecurityEvent.UserRegistered(user.id(), command.client()));
        yield new Result.Registered(user, verification.sendsCode());
      }
      case EMAIL_TAKEN -> taken(user, command.client());
    };
  }

  /** If the caller must not learn it, the answer is that of a registration. */
  private Result taken(User user, Client client) {
    if (verification.tellsTaken()) {
      return new Result.EmailTaken();
    }
    events.record(new SecurityEvent.RegistrationRefused(client));
    return new Result.Registered(user, verification.sendsCode());
  }
}
