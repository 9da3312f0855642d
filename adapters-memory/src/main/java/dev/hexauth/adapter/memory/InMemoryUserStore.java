package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.mail.Code;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Users, codes and letters in maps under one lock. Of a disabled user, only the e-mail address is
 * kept.
 */
@Mutable({"codes", "credentials", "letters", "owners", "reserved", "users"})
final class InMemoryUserStore implements UserRepository, EmailCodes, Outbox {

  private static final Set<CodePurpose> ENDED_BY_A_NEW_PASSWORD =
      Set.of(CodePurpose.RESET_PASSWORD, CodePurpose.CHANGE_ADDRESS);

  private final Map<UserId, User> users = new HashMap<>();
  private final Map<UserId, Credential> credentials = new HashMap<>();

  /** The owner of each address, disabled or not. */
  private final Map<EmailAddress, UserId> owners = new HashMap<>();

  /** The previous addresses of users who can take them back. */
  private final Map<EmailAddress, Reservation> reserved = new HashMap<>();

  /** Codes by their digest. */
  private final Map<String, KeptCode> codes = new HashMap<>();

  private final Map<LetterId, KeptLetter> letters = new HashMap<>();

  private record Reservation(UserId owner, Instant until) {}

  private record KeptCode(
      CodePurpose purpose, UserId owner, EmailAddress address, Instant expiresAt) {}

  /**
   * @param to empty if the letter was posted to an address
   */
  private record KeptLetter(
      Draft draft, Optional<Recipient> to, EmailAddress address, Instant due, int attempts) {

    private KeptLetter dueAt(Instant instant, int attempt) {
      return new KeptLetter(draft, to, address, instant, attempt);
    }
  }

  // Users

  @Override
  public synchronized Addition add(User user, PasswordHash hash, RegistrationDrafts drafts) {
    if (isReserved(user.email(), user.id(), user.createdAt())
        || owners.putIfAbsent(user.email(), user.id()) != null) {
      drafts.ifTaken().ifPresent(draft -> post(user.email(), draft));
      return Addition.EMAIL_TAKEN;
    }
    users.put(user.id(), user);
    credentials.put(user.id(), new Credential(user.id(), hash));
    drafts.ifAdded().ifPresent(draft -> post(user.id(), draft));
    return Addition.ADDED;
  }

  @Override
  public synchronized Optional<User> find(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  @Override
  public synchronized Optional<Credential> credentialOf(EmailAddress email) {
    return Optional.ofNullable(owners.get(email)).flatMap(this::credentialOf);
  }

  @Override
  public synchronized Optional<Credential> credentialOf(UserId id) {
    return Optional.ofNullable(credentials.get(id));
  }

  @Override
  public synchronized boolean replaceHash(
      UserId id, PasswordHash expected, PasswordHash replacement) {
    return credentials.replace(id, new Credential(id, expected), new Credential(id, replacement));
  }

  @Override
  public synchronized boolean changePassword(
      UserId id, PasswordHash expected, PasswordHash replacement, Optional<Draft> notice) {
    if (!replaceHash(id, expected, replacement)) {
      return false;
    }
    find(id).ifPresent(user -> end(user, ENDED_BY_A_NEW_PASSWORD));
    notice.ifPresent(draft -> post(id, draft));
    return true;
  }

  @Override
  public synchronized boolean remove(UserId id, Optional<Draft> notice) {
    notice.ifPresent(draft -> post(id, draft));
    users.remove(id);
    credentials.remove(id);
    codes.values().removeIf(kept -> kept.owner().equals(id));
    reserved.values().removeIf(reservation -> reservation.owner().equals(id));
    return owners.values().remove(id);
  }

  @Override
  public synchronized boolean disable(UserId id, Instant now, Optional<Draft> notice) {
    notice.ifPresent(draft -> post(id, draft));
    credentials.remove(id);
    return users.remove(id) != null;
  }

  @Override
  public synchronized Optional<UserId> grant(EmailAddress email, Role role, Instant now) {
    Optional<User> user = userWith(email);
    user.ifPresent(found ->
        keep(
            new User(
                found.id(),
                found.name(),
                email,
                found.photo(),
                role,
                found.verified(),
                found.language(),
                found.createdAt(),
                now)));
    return user.map(User::id);
  }

  // Codes

  @Override
  public synchronized boolean keep(
      Code code, CodePurpose purpose, Letter letter, Instant expiresAt, Instant now) {
    codes.values().removeIf(kept -> !now.isBefore(kept.expiresAt()));
    Recipient to = letter.to();
    if (!letters.containsKey(letter.id()) || find(to.user()).isEmpty()) {
      return false;
    }
    codes.put(digestOf(code), new KeptCode(purpose, to.user(), to.address(), expiresAt));
    return true;
  }

  @Override
  public synchronized AddressProof prove(
      Code code, Instant now, Instant reservedUntil, Draft notice) {
    return find(code, CodePurpose.VERIFY_ADDRESS, now)
        .map(user -> verified(code, user))
        .or(() ->
            find(code, CodePurpose.CHANGE_ADDRESS, now)
                .map(user -> changed(code, user, now, reservedUntil, notice)))
        .orElseGet(AddressProof.Invalid::new);
  }

  private AddressProof verified(Code code, User user) {
    endOthers(code);
    keep(withAddress(user, user.email(), user.updatedAt()));
    return new AddressProof.Verified(user.id(), !user.verified());
  }

  private AddressProof changed(
      Code code, User user, Instant now, Instant reservedUntil, Draft notice) {
    EmailAddress previous = user.email();
    EmailAddress address = addressOf(code);
    if (previous.equals(address)) {
      return verified(code, user);
    }
    if (owners.containsKey(address) || isReserved(address, user.id(), now)) {
      return new AddressProof.Invalid();
    }
    endOthers(code);
    end(user, Set.of(CodePurpose.RESET_PASSWORD, CodePurpose.VERIFY_ADDRESS));
    post(user.id(), notice);
    move(user, address, now);
    reserved.put(previous, new Reservation(user.id(), reservedUntil));
    return new AddressProof.Changed(user.id(), previous);
  }

  @Override
  public synchronized Optional<User> find(Code code, CodePurpose purpose, Instant now) {
    return usable(code, now)
        .filter(kept -> kept.purpose() == purpose)
        .flatMap(kept -> find(kept.owner()));
  }

  @Override
  public synchronized Optional<UserId> reset(
      Code code, PasswordHash hash, Instant now, Draft notice) {
    Optional<User> user = find(code, CodePurpose.RESET_PASSWORD, now);
    user.ifPresent(found -> {
      credentials.put(found.id(), new Credential(found.id(), hash));
      keep(withAddress(found, found.email(), found.updatedAt()));
      end(found, ENDED_BY_A_NEW_PASSWORD);
      post(found.id(), notice);
    });
    return user.map(User::id);
  }

  @Override
  public synchronized Optional<UserId> takeBack(
      Code code, PasswordHash hash, Instant now, Draft reset) {
    Optional<User> user = find(code, CodePurpose.TAKE_BACK_ADDRESS, now);
    user.ifPresent(found -> {
      EmailAddress address = addressOf(code);
      endReservationsSince(found.id(), address);
      end(found, EnumSet.complementOf(EnumSet.of(CodePurpose.TAKE_BACK_ADDRESS)));
      move(found, address, now);
      credentials.put(found.id(), new Credential(found.id(), hash));
      post(found.id(), reset);
    });
    return user.map(User::id);
  }

  /** The code, if it may be used for its purpose. */
  private Optional<KeptCode> usable(Code code, Instant now) {
    return Optional.ofNullable(codes.get(digestOf(code)))
        .filter(kept -> now.isBefore(kept.expiresAt()))
        .filter(kept -> find(kept.owner()).filter(user -> fits(kept, user, now)).isPresent());
  }

  private boolean fits(KeptCode kept, User user, Instant now) {
    return switch (kept.purpose()) {
      case VERIFY_ADDRESS, RESET_PASSWORD -> kept.address().equals(user.email());
      case CHANGE_ADDRESS -> true;
      case TAKE_BACK_ADDRESS -> canTakeBack(kept.address(), user.id(), now);
    };
  }

  private boolean canTakeBack(EmailAddress address, UserId owner, Instant now) {
    return Optional.ofNullable(reserved.get(address))
        .filter(reservation -> reservation.owner().equals(owner))
        .filter(reservation -> now.isBefore(reservation.until()))
        .isPresent();
  }

  private boolean isReserved(EmailAddress address, UserId exceptFor, Instant now) {
    reserved.values().removeIf(reservation -> !now.isBefore(reservation.until()));
    Reservation reservation = reserved.get(address);
    return reservation != null && !reservation.owner().equals(exceptFor);
  }

  private void move(User user, EmailAddress address, Instant now) {
    owners.remove(user.email());
    owners.put(address, user.id());
    keep(withAddress(user, address, now));
  }

  /** Ends codes, and the letters that wait to bring more. */
  private void end(User user, Set<CodePurpose> purposes) {
    codes
        .values()
        .removeIf(kept -> kept.owner().equals(user.id()) && purposes.contains(kept.purpose()));
    letters
        .values()
        .removeIf(letter ->
            isFor(user, letter)
                && letter.draft().kind().purpose().filter(purposes::contains).isPresent());
  }

  private static boolean isFor(User user, KeptLetter letter) {
    return letter
        .to()
        .map(to -> to.user().equals(user.id()))
        .orElseGet(() -> letter.address().equals(user.email()));
  }

  private void endOthers(Code used) {
    KeptCode kept = kept(used);
    find(kept.owner()).ifPresent(user -> end(user, Set.of(kept.purpose())));
    codes.put(digestOf(used), kept);
  }

  /** Ends the reservation of {@code address} and those made later, with their codes. */
  private void endReservationsSince(UserId owner, EmailAddress address) {
    Instant until = Objects.requireNonNull(reserved.get(address)).until();
    reserved
        .values()
        .removeIf(other -> other.owner().equals(owner) && !other.until().isBefore(until));
    codes
        .values()
        .removeIf(kept ->
            kept.owner().equals(owner)
                && kept.purpose() == CodePurpose.TAKE_BACK_ADDRESS
                && !reserved.containsKey(kept.address()));
  }

  private EmailAddress addressOf(Code code) {
    return kept(code).address();
  }

  /** A code that was found. */
  private KeptCode kept(Code code) {
    return Objects.requireNonNull(codes.get(digestOf(code)));
  }

  // Letters

  @Override
  public synchronized void post(UserId id, Draft draft) {
    find(id).ifPresent(user -> post(draft, Optional.of(recipient(user, draft)), user.email()));
  }

  @Override
  public synchronized void post(EmailAddress address, Draft draft) {
    post(draft, Optional.empty(), address);
  }

  @Override
  public synchronized void post(UserId id, EmailAddress address, Draft draft) {
    find(id).ifPresent(user -> post(draft, Optional.of(recipient(user, address, draft)), address));
  }

  private void post(Draft draft, Optional<Recipient> to, EmailAddress address) {
    letters.put(draft.id(), new KeptLetter(draft, to, address, draft.occasion().at(), 0));
  }

  @Override
  public synchronized Optional<Letter> lease(Instant now, Instant until) {
    letters.values().removeIf(letter -> wanted(letter, now).isEmpty());
    Optional<KeptLetter> next =
        letters.values().stream()
            .filter(letter -> !letter.due().isAfter(now))
            .min(
                Comparator.comparingInt((KeptLetter letter) -> letter.draft().kind().urgency())
                    .thenComparing(KeptLetter::due));
    return next.map(letter -> {
      KeptLetter leased = letter.dueAt(until, letter.attempts() + 1);
      Draft draft = letter.draft();
      letters.put(draft.id(), leased);
      return new Letter(
          draft.id(),
          draft.kind(),
          wanted(leased, now).orElseThrow(),
          draft.occasion(),
          leased.attempts());
    });
  }

  /** The recipient, or empty if the letter has none, or nobody who wants it. */
  private Optional<Recipient> wanted(KeptLetter letter, Instant now) {
    Draft draft = letter.draft();
    Optional<Recipient> to =
        letter.to().or(() -> userWith(letter.address()).map(user -> recipient(user, draft)));
    return draft.kind().purpose().isEmpty()
        ? to
        : to.filter(recipient ->
            find(recipient.user()).filter(user -> isOpen(draft, recipient, user, now)).isPresent());
  }

  private boolean isOpen(Draft draft, Recipient recipient, User user, Instant now) {
    return switch (draft.kind().purpose().orElseThrow()) {
      case VERIFY_ADDRESS -> !user.verified() && user.email().equals(recipient.address());
      case RESET_PASSWORD -> user.email().equals(recipient.address());
      case CHANGE_ADDRESS -> !owners.containsKey(recipient.address());
      case TAKE_BACK_ADDRESS -> canTakeBack(recipient.address(), user.id(), now);
    };
  }

  @Override
  public synchronized void retry(Letter letter, Instant due) {
    letters.computeIfPresent(
        letter.id(),
        (_, kept) -> kept.attempts() == letter.attempt() ? kept.dueAt(due, kept.attempts()) : kept);
  }

  @Override
  public synchronized void remove(LetterId letter) {
    letters.remove(letter);
  }

  @Override
  public synchronized Backlog backlog(Instant now) {
    return letters.values().stream()
        .map(letter -> letter.draft().occasion().at())
        .min(Comparator.naturalOrder())
        .map(oldest -> new Backlog(letters.size(), age(oldest, now)))
        .orElse(new Backlog(0, Duration.ZERO));
  }

  private static Duration age(Instant oldest, Instant now) {
    return now.isAfter(oldest) ? Duration.between(oldest, now) : Duration.ZERO;
  }

  private Optional<User> userWith(EmailAddress email) {
    return Optional.ofNullable(owners.get(email)).flatMap(this::find);
  }

  private void keep(User user) {
    users.put(user.id(), user);
  }

  private static Recipient recipient(User user, Draft draft) {
    return recipient(user, user.email(), draft);
  }

  private static Recipient recipient(User user, EmailAddress address, Draft draft) {
    return new Recipient(user.id(), user.name(), address, draft.language().orElse(user.language()));
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

  private static String digestOf(Code code) {
    return Sha256.of(code.reveal());
  }
}
