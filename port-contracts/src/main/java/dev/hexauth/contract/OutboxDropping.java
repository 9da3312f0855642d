package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Letters that nobody wants any more. */
interface OutboxDropping extends GivenUserStore {

  @Test
  default void a_letter_to_an_address_without_an_active_user_is_dropped() {
    User disabled = added();
    store().users().disable(disabled.id(), NOW, Optional.empty());
    for (LetterKind kind :
        List.of(
            LetterKind.RESET_PASSWORD, LetterKind.VERIFY_ADDRESS_AGAIN, LetterKind.ADDRESS_TAKEN)) {
      store().outbox().post(Samples.newEmail(), draft(kind));
      store().outbox().post(disabled.email(), draft(kind));
    }
    User user = added();
    store().outbox().post(user.email(), draft(LetterKind.ADDRESS_TAKEN));
    assertThat(lettersAt(NOW)).hasSize(1);
    assertThat(store().outbox().backlog(NOW).letters()).isZero();
  }

  @Test
  default void a_code_to_verify_what_is_verified_is_dropped() {
    User user = added();
    posted(LetterKind.VERIFY_ADDRESS, user);
    store().outbox().post(user.email(), draft(LetterKind.VERIFY_ADDRESS_AGAIN));
    prove(mailed(LetterKind.VERIFY_ADDRESS, user, user.email()));
    assertDropped(NOW);
  }

  @Test
  default void codes_for_a_user_who_is_gone_are_dropped() {
    for (Consumer<User> leaving : waysToLeave()) {
      User user = added();
      posted(LetterKind.VERIFY_ADDRESS, user);
      posted(LetterKind.RESET_PASSWORD, user);
      store().outbox().post(user.id(), Samples.newEmail(), draft(LetterKind.CONFIRM_ADDRESS));
      User moved = added();
      changed(moved, NOW);
      leaving.accept(user);
      leaving.accept(moved);
      assertDropped(NOW);
    }
  }

  private List<Consumer<User>> waysToLeave() {
    return List.of(
        user -> store().users().remove(user.id(), Optional.empty()),
        user -> store().users().disable(user.id(), NOW, Optional.empty()));
  }

  @Test
  default void codes_to_an_address_that_the_user_no_longer_has_are_dropped() {
    User user = added();
    posted(LetterKind.VERIFY_ADDRESS, user);
    posted(LetterKind.RESET_PASSWORD, user);
    store().outbox().post(user.email(), draft(LetterKind.RESET_PASSWORD));
    changed(user, NOW);
    assertThat(kindsAt(NOW)).containsExactly(LetterKind.ADDRESS_CHANGED);
    assertDropped(NOW);
  }

  @Test
  default void a_code_to_change_to_a_taken_address_is_dropped() {
    User user = added();
    EmailAddress wanted = Samples.newEmail();
    store().outbox().post(user.id(), wanted, draft(LetterKind.CONFIRM_ADDRESS));
    User other = Samples.newUser(wanted);
    store().users().add(other, HASH, RegistrationDrafts.NONE);
    store().users().disable(other.id(), NOW, Optional.empty());
    store().outbox().post(user.id(), user.email(), draft(LetterKind.CONFIRM_ADDRESS));
    assertDropped(NOW);
  }

  @Test
  default void a_code_to_take_an_address_back_is_dropped_when_it_is_too_late() {
    changed(added(), NOW);
    Letter letter = leased(NOW).orElseThrow();
    assertThat(letter.kind()).isEqualTo(LetterKind.ADDRESS_CHANGED);
    Instant end = NOW.plus(RESERVED);
    store().outbox().retry(letter, end.minus(MICRO));
    Letter again = leased(end.minus(MICRO)).orElseThrow();
    store().outbox().retry(again, end);
    assertDropped(end);
  }

  @Test
  default void a_new_password_ends_the_codes_that_still_wait_to_be_sent() {
    for (Consumer<User> change : newPasswords()) {
      User user = added();
      User other = added();
      EmailAddress wanted = Samples.newEmail();
      Draft reset = posted(LetterKind.RESET_PASSWORD, user);
      store().outbox().post(user.email(), draft(LetterKind.RESET_PASSWORD));
      Draft confirm = draft(LetterKind.CONFIRM_ADDRESS);
      store().outbox().post(user.id(), wanted, confirm);
      Draft kept = posted(LetterKind.RESET_PASSWORD, other);

      change.accept(user);

      assertThat(keeps(reset, user, user.email())).isFalse();
      assertThat(keeps(confirm, user, wanted)).isFalse();
      assertThat(lettersAt(NOW)).extracting(Letter::id).containsExactly(kept.id());
    }
  }

  private List<Consumer<User>> newPasswords() {
    return List.of(
        user -> assertThat(changedPassword(user, Optional.empty())).isTrue(),
        user -> {
          Draft notice = draft(LetterKind.PASSWORD_RESET);
          EmailCode code = mailed(LetterKind.RESET_PASSWORD, user, user.email());
          assertThat(otherNode().codes().reset(code, OTHER_HASH, NOW, notice)).isPresent();
          store().outbox().remove(notice.id());
        });
  }

  /** A stranger's mail server may refuse a letter on purpose until the owner has acted. */
  @Test
  @Tag("ASVS-6.4.3")
  default void a_code_is_not_made_for_a_letter_that_ended_while_it_was_sent() {
    for (int round = 0; round < 4; round++) {
      User user = added();
      EmailAddress wanted = Samples.newEmail();
      Draft confirm = draft(LetterKind.CONFIRM_ADDRESS);
      store().outbox().post(user.id(), wanted, confirm);
      EmailCode code = Samples.newCode();
      Race.between(
          () -> kept(code, confirm, user, wanted, FAR, NOW),
          () -> otherNode().users().changePassword(user.id(), HASH, OTHER_HASH, Optional.empty()));
      assertThat(store().codes().find(code, CodePurpose.CHANGE_ADDRESS, NOW)).isEmpty();
    }
  }

  @Test
  default void a_change_of_the_address_ends_other_changes_that_still_wait() {
    User user = added();
    EmailAddress wanted = Samples.newEmail();
    Draft confirm = draft(LetterKind.CONFIRM_ADDRESS);
    store().outbox().post(user.id(), wanted, confirm);
    changed(user, NOW);
    assertThat(keeps(confirm, user, wanted)).isFalse();
  }

  private boolean keeps(Draft draft, User user, EmailAddress to) {
    return kept(Samples.newCode(), draft, user, to, FAR, NOW);
  }

  private void assertDropped(Instant now) {
    assertThat(leased(now)).isEmpty();
    assertThat(store().outbox().backlog(now).letters()).isZero();
  }
}
