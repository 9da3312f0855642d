package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/**
 * What an adapter's test class provides to the contracts of the outbox and of codes, and the steps
 * that their tests share.
 */
interface GivenUserStore {

  /** The hash of every user at first. */
  PasswordHash HASH = GivenUserRepository.HASH;

  /** Another hash. */
  PasswordHash OTHER_HASH = GivenUserRepository.OTHER_HASH;

  /** A time that no letter of a test is due after. */
  Instant FAR = NOW.plus(Duration.ofDays(1000));

  /** How long an address is reserved. */
  Duration RESERVED = Duration.ofDays(1);

  /** The origin of every letter. */
  Client CLIENT = new Client("Mozilla/5.0 (X11; \"Linux\") \\ '; --", "2001:db8::1%eth0");

  /**
   * The store to test. Within one test all calls return ports of the same store, which may have
   * users of earlier tests, but no active admin. No other test may use it meanwhile.
   */
  UserStore store();

  /**
   * The same store as another node of the service sees it, with connections of its own. Empty if
   * one process alone can use the store.
   */
  Optional<UserStore> secondNode();

  /**
   * The store on an engine that the test can take away. Empty if it has no engine, because it keeps
   * everything in the memory of the process.
   */
  Optional<Outage<UserStore>> outage();

  /** The second node, or the first if there is no other. */
  default UserStore otherNode() {
    return secondNode().orElseGet(this::store);
  }

  /** One of the two nodes. */
  default UserStore node(int number) {
    return number % 2 == 0 ? store() : otherNode();
  }

  /** Removes the letters of earlier tests. */
  @BeforeEach
  default void no_letter_waits() {
    lettersAt(FAR);
    assertThat(store().outbox().backlog(NOW)).isEqualTo(new Backlog(0, Duration.ZERO));
  }

  /** A new user with {@link #HASH}. */
  default User added() {
    User user = Samples.newUser();
    assertThat(store().users().add(user, HASH, RegistrationDrafts.NONE)).isEqualTo(Addition.ADDED);
    return user;
  }

  /** What the other node reads of the user. */
  default User current(User user) {
    return otherNode().users().find(user.id()).orElseThrow();
  }

  /** The letters that are due at {@code now}, in the order in which they are leased. */
  default List<Letter> lettersAt(Instant now) {
    List<Letter> letters = new ArrayList<>();
    Optional<Letter> next = leased(now);
    while (next.isPresent()) {
      letters.add(next.get());
      store().outbox().remove(next.get().id());
      next = leased(now);
    }
    return letters;
  }

  /** The kinds of the letters that are due at {@code now}. */
  default List<LetterKind> kindsAt(Instant now) {
    return lettersAt(now).stream().map(Letter::kind).toList();
  }

  /** Leases a letter at {@code now} for a minute, on the other node. */
  default Optional<Letter> leased(Instant now) {
    return otherNode().outbox().lease(now, now.plusSeconds(60));
  }

  /** A draft of what happened at {@link Samples#NOW}. */
  default Draft draft(LetterKind kind) {
    return draft(kind, NOW);
  }

  /** A draft of what happened at {@code at}. */
  default Draft draft(LetterKind kind, Instant at) {
    return new Draft(newLetterId(), kind, Optional.empty(), new Occasion(at, Optional.of(CLIENT)));
  }

  /** A draft in {@code language}. */
  default Draft draft(LetterKind kind, Language language) {
    Draft draft = draft(kind);
    return new Draft(draft.id(), kind, Optional.of(language), draft.occasion());
  }

  private static LetterId newLetterId() {
    return new LetterId(UUID.randomUUID());
  }

  /** Posts a letter of {@code kind} to the user. */
  default Draft posted(LetterKind kind, User user) {
    Draft draft = draft(kind);
    store().outbox().post(user.id(), draft);
    return draft;
  }

  /** The letter of {@code draft} as a worker has it. */
  default Letter letter(Draft draft, User user, EmailAddress to) {
    Recipient recipient = new Recipient(user.id(), user.name(), to, user.language());
    return new Letter(draft.id(), draft.kind(), recipient, draft.occasion(), 1);
  }

  /** The code of a letter that was mailed to {@code to} and expires after a day. */
  default EmailCode mailed(LetterKind kind, User user, EmailAddress to) {
    return mailed(kind, user, to, NOW.plus(RESERVED));
  }

  /** The code of a letter that was mailed to {@code to}. */
  default EmailCode mailed(LetterKind kind, User user, EmailAddress to, Instant expiresAt) {
    Draft draft = draft(kind);
    store().outbox().post(user.id(), to, draft);
    EmailCode code = Samples.newCode();
    assertThat(kept(code, draft, user, to, expiresAt, NOW)).isTrue();
    store().outbox().remove(draft.id());
    return code;
  }

  /** Keeps a code for the letter of {@code draft}. */
  default boolean kept(
      EmailCode code, Draft draft, User user, EmailAddress to, Instant expiresAt, Instant now) {
    return store()
        .codes()
        .keep(code, draft.kind().purpose().orElseThrow(), letter(draft, user, to), expiresAt, now);
  }

  /** Uses a code for an address at {@code now}; a change reserves the previous one for a day. */
  default AddressProof prove(UserStore node, EmailCode code, Instant now) {
    return node.codes()
        .prove(code, now, now.plus(RESERVED), draft(LetterKind.ADDRESS_CHANGED, now));
  }

  /** Uses a code for an address at {@link Samples#NOW}. */
  default AddressProof prove(EmailCode code) {
    return prove(store(), code, NOW);
  }

  /** Changes the address of the user to a new one at {@code now}, and returns it. */
  default EmailAddress changed(User user, Instant now) {
    EmailAddress previous = current(user).email();
    EmailAddress address = Samples.newEmail();
    EmailCode code = mailed(LetterKind.CONFIRM_ADDRESS, user, address, now.plus(RESERVED));
    assertThat(prove(store(), code, now)).isEqualTo(new AddressProof.Changed(user.id(), previous));
    return address;
  }

  /** Changes the password of the user from {@link #HASH} to {@link #OTHER_HASH}. */
  default boolean changedPassword(User user, Optional<Draft> notice) {
    return store().users().changePassword(user.id(), HASH, OTHER_HASH, notice);
  }

  /** Resets the password of the user. */
  default Optional<UserId> reset(EmailCode code, Instant now) {
    return store().codes().reset(code, OTHER_HASH, now, draft(LetterKind.PASSWORD_RESET, now));
  }

  /** Takes the address of the code back. */
  default Optional<UserId> takenBack(EmailCode code, Instant now) {
    return store().codes().takeBack(code, OTHER_HASH, now, draft(LetterKind.RESET_PASSWORD, now));
  }
}
