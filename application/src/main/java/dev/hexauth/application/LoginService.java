package dev.hexauth.application;

import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class LoginService implements Login {

  private final PasswordGate gate;
  private final UserRepository users;
  private final PasswordHasher hasher;
  private final SessionOpening opening;
  private final TokenVerifier verifier;
  private final CarriedSessions carried;
  private final AddressVerification verification;
  private final Notices notices;
  private final SecurityEvents events;
  private final InstantSource clock;

  LoginService(
      PasswordGate gate,
      UserRepository users,
      PasswordHasher hasher,
      SessionOpening opening,
      TokenVerifier verifier,
      CarriedSessions carried,
      AddressVerification verification,
      Notices notices,
      SecurityEvents events,
      InstantSource clock) {
    this.gate = gate;
    this.users = users;
    this.hasher = hasher;
    this.opening = opening;
    this.verifier = verifier;
    this.carried = carried;
    this.verification = verification;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result logIn(Command command) {
    Claimant claimant = gate.claimant(command.email(), command.client());
    return switch (gate.admitLogin(claimant, command.client())) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted attempt ->
          attempt.make(() -> authenticate(command, claimant), Result.Rejected.class::isInstance);
    };
  }

  /** Hashes once in any case, so that an unknown address takes as long as a wrong password. */
  private Result authenticate(Command command, Claimant claimant) {
    Optional<Credential> credential = users.credentialOf(command.email());
    PasswordHash hash = credential.map(Credential::hash).orElseGet(hasher::decoy);
    boolean matches = hasher.matches(command.password(), hash, claimant);
    if (credential.isEmpty()) {
      return rejected(Optional.empty(), LoginFailure.NO_SUCH_USER, command.client());
    }
    if (!matches) {
      return rejected(
          Optional.of(credential.get().owner()), LoginFailure.WRONG_PASSWORD, command.client());
    }
    if (verification.isRequired() && !isVerified(credential.get().owner())) {
      return notVerified(credential.get().owner(), command.client());
    }
    return open(command, upgraded(credential.get(), command.password(), claimant), claimant);
  }

  private boolean isVerified(UserId user) {
    return users.find(user).filter(User::verified).isPresent();
  }

  /** If nobody may learn which addresses have an account, this is like a wrong password. */
  private Result notVerified(UserId user, Client client) {
    Result rejected = rejected(Optional.of(user), LoginFailure.NOT_VERIFIED, client);
    return verification.tellsTaken() ? new Result.NotVerified() : rejected;
  }

  /** The credential that the password matches, with a new hash if the stored one is outdated. */
  private Credential upgraded(Credential credential, RawPassword password, Claimant claimant) {
    if (!hasher.isOutdated(credential.hash())) {
      return credential;
    }
    PasswordHash replacement = hasher.hash(password, claimant);
    return users.replaceHash(credential.owner(), credential.hash(), replacement)
        ? credential.with(replacement)
        : credential;
  }

  private Result open(Command command, Credential credential, Claimant claimant) {
    Instant now = clock.instant();
    var proof =
        new SessionOpening.Proof(credential, command.password(), command.client(), claimant);
    Optional<IssuedTokens> issued = opening.open(proof, command.delivery(), now);
    if (issued.isEmpty()) {
      return rejected(
          Optional.of(credential.owner()), LoginFailure.CHANGED_MEANWHILE, command.client());
    }
    if (gate.remember(claimant)) {
      notices.post(credential.owner(), LetterKind.NEW_NETWORK, command.client());
    }
    endReplaced(command, now);
    return new Result.LoggedIn(issued.get());
  }

  /** Ends the sessions that the new one replaces. Invalid tokens do not matter to a login. */
  private void endReplaced(Command command, Instant now) {
    CarriedTokens replaced = command.replaced();
    carried.end(
        VerifiedTokens.access(replaced.access(), verifier, now),
        VerifiedTokens.refresh(replaced.refresh(), verifier, now),
        command.client(),
        now);
  }

  private Result rejected(Optional<UserId> user, LoginFailure reason, Client client) {
    events.record(new SecurityEvent.LoginFailed(user, reason, client));
    return new Result.Rejected();
  }
}
