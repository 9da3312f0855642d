package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The maps that users, codes and letters are kept in, for the adapters of three ports. Each of
 * their operations holds the monitor of this object.
 */
@Mutable({"codes", "disabled", "hashes", "letters", "owners", "reserved", "users"})
final class UserTables {

  /** What a new password puts an end to. */
  static final Set<CodePurpose> ENDED_BY_A_NEW_PASSWORD =
      Set.of(CodePurpose.RESET_PASSWORD, CodePurpose.CHANGE_ADDRESS);

  /** The active users. */
  final Map<UserId, User> users = new HashMap<>();

  /** The hashes of active users. */
  final Map<UserId, PasswordHash> hashes = new HashMap<>();

  final Map<UserId, DisabledUser> disabled = new HashMap<>();

  /** The owner of each address, disabled or not. */
  final Map<EmailAddress, UserId> owners = new HashMap<>();

  /** The previous addresses of users who can take them back. */
  final Map<EmailAddress, Reservation> reserved = new HashMap<>();

  /** Codes by their digest. */
  final Map<String, KeptCode> codes = new HashMap<>();

  final Map<LetterId, KeptLetter> letters = new HashMap<>();

  /** A disabled user, and what only active users have in the other maps. */
  record DisabledUser(User user, PasswordHash hash, Instant at) {}

  /** An address that nobody else can have until then. */
  record Reservation(UserId owner, Instant until) {}

  /** A code. */
  record KeptCode(CodePurpose purpose, UserId owner, EmailAddress address, Instant expiresAt) {}

  /**
   * A letter.
   *
   * @param to empty if the letter was posted to an address
   */
  record KeptLetter(
      Draft draft, Optional<Recipient> to, EmailAddress address, Instant due, int attempts) {

    /** The same letter, due at another time. */
    KeptLetter dueAt(Instant instant, int attempt) {
      return new KeptLetter(draft, to, address, instant, attempt);
    }

    /** Whether it goes to {@code user}, or to an address that is theirs. */
    boolean isFor(User user) {
      return to.map(recipient -> recipient.user().equals(user.id()))
          .orElseGet(() -> address.equals(user.email()));
    }
  }

  Optional<User> find(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  Optional<User> find(EmailAddress email) {
    return Optional.ofNullable(owners.get(email)).flatMap(this::find);
  }

  /** Whether the user is the only active admin. */
  boolean isLastAdmin(UserId id) {
    List<UserId> admins =
        users.values().stream()
            .filter(user -> user.role() == Role.ADMIN)
            .map(User::id)
            .limit(2)
            .toList();
    return admins.equals(List.of(id));
  }

  void keep(User user) {
    users.put(user.id(), user);
  }

  /** Posts a letter to the user, if there is one. */
  void post(UserId id, Draft draft) {
    find(id).ifPresent(user -> post(draft, user, user.email()));
  }

  /** Posts a letter for the user to {@code address}. */
  void post(Draft draft, User user, EmailAddress address) {
    post(draft, Optional.of(recipient(user, address, draft)), address);
  }

  /** Posts a letter to an address. */
  void post(Draft draft, EmailAddress address) {
    post(draft, Optional.empty(), address);
  }

  private void post(Draft draft, Optional<Recipient> to, EmailAddress address) {
    letters.put(draft.id(), new KeptLetter(draft, to, address, draft.occasion().at(), 0));
  }

  static Recipient recipient(User user, EmailAddress address, Draft draft) {
    return new Recipient(user.id(), user.name(), address, draft.language().orElse(user.language()));
  }

  /** Ends codes, and the letters that wait to bring more. */
  void end(User user, Set<CodePurpose> purposes) {
    codes
        .values()
        .removeIf(kept -> kept.owner().equals(user.id()) && purposes.contains(kept.purpose()));
    letters
        .values()
        .removeIf(letter ->
            letter.isFor(user)
                && letter.draft().kind().purpose().filter(purposes::contains).isPresent());
  }

  /** Whether {@code address} is reserved for {@code owner}. */
  boolean canTakeBack(EmailAddress address, UserId owner, Instant now) {
    return Optional.ofNullable(reserved.get(address))
        .filter(reservation -> reservation.owner().equals(owner))
        .filter(reservation -> now.isBefore(reservation.until()))
        .isPresent();
  }

  /** Whether {@code address} is reserved for another user than {@code exceptFor}. */
  boolean isReserved(EmailAddress address, UserId exceptFor, Instant now) {
    reserved.values().removeIf(reservation -> !now.isBefore(reservation.until()));
    Reservation reservation = reserved.get(address);
    return reservation != null && !reservation.owner().equals(exceptFor);
  }
}
