package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes to reset a password, and what a new password ends. */
interface CodesOfPasswords extends GivenUserStore {

  @Test
  default void a_reset_replaces_the_hash_verifies_the_address_and_posts_a_notice() {
    User user = added();
    EmailCode code = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    assertThat(store().codes().find(code, CodePurpose.RESET_PASSWORD, NOW)).contains(user);
    assertThat(reset(code, NOW)).contains(user.id());
    assertThat(otherNode().users().credentialOf(user.email()))
        .contains(new Credential(user.id(), OTHER_HASH, user.role()));
    assertThat(current(user).verified()).isTrue();
    assertThat(kindsAt(NOW)).containsExactly(LetterKind.PASSWORD_RESET);
  }

  @Test
  @Tag("ASVS-6.5.1")
  default void a_code_resets_a_password_once() {
    User user = added();
    EmailCode code = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    assertThat(reset(code, NOW)).isPresent();
    assertThat(reset(code, NOW)).isEmpty();
    assertThat(store().codes().find(code, CodePurpose.RESET_PASSWORD, NOW)).isEmpty();
    assertThat(kindsAt(NOW)).hasSize(1);
  }

  @Test
  default void of_many_racers_with_one_code_one_resets_the_password() {
    User user = added();
    EmailCode code = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    List<Optional<UserId>> reset =
        Race.of(8)
            .run(i ->
                node(i)
                    .codes()
                    .reset(
                        code,
                        new PasswordHash("hash-" + i),
                        NOW,
                        draft(LetterKind.PASSWORD_RESET)));
    assertThat(reset).containsOnlyOnce(Optional.of(user.id()));
    assertThat(store().users().credentialOf(user.id()).orElseThrow().hash())
        .isEqualTo(new PasswordHash("hash-" + reset.indexOf(Optional.of(user.id()))));
    assertThat(kindsAt(NOW)).hasSize(1);
  }

  @Test
  default void a_reset_ends_other_codes_to_reset_and_to_change() {
    User user = added();
    User other = added();
    EmailCode code = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    EmailCode second = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    EmailCode change = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail());
    EmailCode others = mailed(LetterKind.RESET_PASSWORD, other, other.email());
    reset(code, NOW);
    assertThat(reset(second, NOW)).isEmpty();
    assertThat(prove(change)).isEqualTo(new AddressProof.Invalid());
    assertThat(reset(others, NOW)).contains(other.id());
  }

  @Test
  default void a_changed_password_ends_codes_to_reset_and_to_change_and_no_others() {
    User user = added();
    EmailCode reset = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    EmailCode change = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail());
    EmailCode verify = mailed(LetterKind.VERIFY_ADDRESS, user, user.email());
    store().users().changePassword(user.id(), OTHER_HASH, HASH, Optional.empty());
    assertThat(store().codes().find(reset, CodePurpose.RESET_PASSWORD, NOW)).isPresent();

    assertThat(changedPassword(user, Optional.empty())).isTrue();

    assertThat(reset(reset, NOW)).isEmpty();
    assertThat(prove(change)).isEqualTo(new AddressProof.Invalid());
    assertThat(prove(verify)).isEqualTo(new AddressProof.Verified(user.id(), true));
  }

  @Test
  default void a_new_password_leaves_the_code_to_take_an_address_back() {
    User user = added();
    changed(user, NOW);
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
    changedPassword(user, Optional.empty());
    reset(mailed(LetterKind.RESET_PASSWORD, user, current(user).email()), NOW);
    assertThat(takenBack(back, NOW)).contains(user.id());
  }

  @Test
  default void an_upgraded_hash_ends_no_code() {
    User user = added();
    EmailCode code = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    assertThat(store().users().replaceHash(user.id(), HASH, OTHER_HASH)).isTrue();
    assertThat(reset(code, NOW)).isPresent();
  }

  @Test
  default void of_a_reset_and_a_change_at_once_one_sets_the_password() {
    for (int round = 0; round < 4; round++) {
      User user = added();
      EmailCode code = mailed(LetterKind.RESET_PASSWORD, user, user.email());
      AtomicBoolean wasReset = new AtomicBoolean();
      AtomicBoolean wasChanged = new AtomicBoolean();
      Race.between(
          () -> wasReset.set(reset(code, NOW).isPresent()),
          () ->
              wasChanged.set(
                  otherNode()
                      .users()
                      .changePassword(
                          user.id(), HASH, new PasswordHash("third"), Optional.empty())));
      assertThat(wasReset.get()).isNotEqualTo(wasChanged.get());
    }
  }
}
