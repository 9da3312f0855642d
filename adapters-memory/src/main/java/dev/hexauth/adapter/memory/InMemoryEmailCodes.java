package dev.hexauth.adapter.memory;

import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Digests of codes in a map. */
final class InMemoryEmailCodes implements EmailCodes {

  private final UserTables tables;

  InMemoryEmailCodes(UserTables tables) {
    this.tables = tables;
  }

  @Override
  public boolean keep(
      EmailCode code, CodePurpose purpose, Letter letter, Instant expiresAt, Instant now) {
    synchronized (tables) {
      tables.codes.values().removeIf(kept -> !now.isBefore(kept.expiresAt()));
      Recipient to = letter.to();
      if (!tables.letters.containsKey(letter.id()) || tables.find(to.user()).isEmpty()) {
        return false;
      }
      tables.codes.put(
          digestOf(code), new UserTables.KeptCode(purpose, to.user(), to.address(), expiresAt));
      return true;
    }
  }

  @Override
  public AddressProof prove(EmailCode code, Instant now, Instant reservedUntil, Draft notice) {
    synchronized (tables) {
      return find(code, CodePurpose.VERIFY_ADDRESS, now)
          .map(user -> verified(code, user))
          .or(() ->
              find(code, CodePurpose.CHANGE_ADDRESS, now)
                  .map(user -> changed(code, user, now, reservedUntil, notice)))
          .orElseGet(AddressProof.Invalid::new);
    }
  }

  private AddressProof verified(EmailCode code, User user) {
    endOthers(code);
    tables.keep(withAddress(user, user.email(), user.updatedAt()));
    return new AddressProof.Verified(user.id(), !user.verified());
  }

  private AddressProof changed(
      EmailCode code, User user, Instant now, Instant reservedUntil, Draft notice) {
    EmailAddress previous = user.email();
    EmailAddress address = addressOf(code);
    if (previous.equals(address)) {
      return verified(code, user);
    }
    if (tables.owners.containsKey(address) || tables.isReserved(address, user.id(), now)) {
      return new AddressProof.Invalid();
    }
    endOthers(code);
    tables.end(user, Set.of(CodePurpose.RESET_PASSWORD, CodePurpose.VERIFY_ADDRESS));
    tables.post(user.id(), notice);
    move(user, address, now);
    tables.reserved.put(previous, new UserTables.Reservation(user.id(), reservedUntil));
    return new AddressProof.Changed(user.id(), previous);
  }

  @Override
  public Optional<User> find(EmailCode code, CodePurpose purpose, Instant now) {
    synchronized (tables) {
      return usable(code, now)
          .filter(kept -> kept.purpose() == purpose)
          .flatMap(kept -> tables.find(kept.owner()));
    }
  }

  @Override
  public Optional<UserId> reset(EmailCode code, PasswordHash hash, Instant now, Draft notice) {
    synchronized (tables) {
      Optional<User> user = find(code, CodePurpose.RESET_PASSWORD, now);
      user.ifPresent(found -> {
        tables.hashes.put(found.id(), hash);
        tables.keep(withAddress(found, found.email(), found.updatedAt()));
        tables.end(found, UserTables.ENDED_BY_A_NEW_PASSWORD);
        tables.post(found.id(), notice);
      });
      return user.map(User::id);
    }
  }

  @Override
  public Optional<UserId> takeBack(EmailCode code, PasswordHash hash, Instant now, Draft reset) {
    synchronized (tables) {
      Optional<User> user = find(code, CodePurpose.TAKE_BACK_ADDRESS, now);
      user.ifPresent(found -> {
        EmailAddress address = addressOf(code);
        endReservationsSince(found.id(), address);
        tables.end(found, EnumSet.complementOf(EnumSet.of(CodePurpose.TAKE_BACK_ADDRESS)));
        move(found, address, now);
        tables.hashes.put(found.id(), hash);
        tables.post(found.id(), reset);
      });
      return user.map(User::id);
    }
  }

  /** The code, if it may be used for its purpose. */
  private Optional<UserTables.KeptCode> usable(EmailCode code, Instant now) {
    return Optional.ofNullable(tables.codes.get(digestOf(code)))
        .filter(kept -> now.isBefore(kept.expiresAt()))
        .filter(
            kept -> tables.find(kept.owner()).filter(user -> fits(kept, user, now)).isPresent());
  }

  private boolean fits(UserTables.KeptCode kept, User user, Instant now) {
    return switch (kept.purpose()) {
      case VERIFY_ADDRESS, RESET_PASSWORD -> kept.address().equals(user.email());
      case CHANGE_ADDRESS -> true;
      case TAKE_BACK_ADDRESS -> tables.canTakeBack(kept.address(), user.id(), now);
    };
  }

  private void move(User user, EmailAddress address, Instant now) {
    tables.owners.remove(user.email());
    tables.owners.put(address, user.id());
    tables.keep(withAddress(user, address, now));
  }

  private void endOthers(EmailCode used) {
    UserTables.KeptCode kept = kept(used);
    tables.find(kept.owner()).ifPresent(user -> tables.end(user, Set.of(kept.purpose())));
    tables.codes.put(digestOf(used), kept);
  }

  /** Ends the reservation of {@code address} and those made later, with their codes. */
  private void endReservationsSince(UserId owner, EmailAddress address) {
    Instant until = Objects.requireNonNull(tables.reserved.get(address)).until();
    tables
        .reserved
        .values()
        .removeIf(other -> other.owner().equals(owner) && !other.until().isBefore(until));
    tables
        .codes
        .values()
        .removeIf(kept ->
            kept.owner().equals(owner)
                && kept.purpose() == CodePurpose.TAKE_BACK_ADDRESS
                && !tables.reserved.containsKey(kept.address()));
  }

  private EmailAddress addressOf(EmailCode code) {
    return kept(code).address();
  }

  /** A code that was found. */
  private UserTables.KeptCode kept(EmailCode code) {
    return Objects.requireNonNull(tables.codes.get(digestOf(code)));
  }

  private static User withAddress(User user, EmailAddress address, Instant updatedAt) {
    return new User(
        user.id(),
        user.name(),
        address,
        user.photo(),
        user.role(),
        true,
        user.language(),
        user.createdAt(),
        updatedAt);
  }

  private static String digestOf(EmailCode code) {
    return Sha256.of(code.reveal());
  }
}
