package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EmailCodes} guarantees: how long codes live and what they are for. {@link
 * CodesOfAddresses} has the tests of verifying and changing an address, {@link CodesOfPasswords}
 * those of a new password, and {@link CodesToTakeBack} those of taking an address back.
 */
public interface EmailCodesContract
    extends GivenUserStore, UserStoreOutage, CodesOfAddresses, CodesOfPasswords, CodesToTakeBack {

  @Test
  @Tag("ASVS-6.4.1")
  @Tag("ASVS-6.5.5")
  default void a_code_works_before_its_expiry_and_not_at_it() {
    User user = added();
    Instant end = NOW.plusSeconds(60);
    for (LetterKind kind : List.of(LetterKind.VERIFY_ADDRESS, LetterKind.RESET_PASSWORD)) {
      EmailCode code = mailed(kind, user, user.email(), end);
      CodePurpose purpose = kind.purpose().orElseThrow();
      assertThat(otherNode().codes().find(code, purpose, end.minus(MICRO))).contains(user);
      assertThat(store().codes().find(code, purpose, end)).isEmpty();
    }
    EmailCode verify = mailed(LetterKind.VERIFY_ADDRESS, user, user.email(), end);
    assertThat(prove(store(), verify, end)).isEqualTo(new AddressProof.Invalid());
    EmailCode change = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail(), end);
    assertThat(prove(store(), change, end)).isEqualTo(new AddressProof.Invalid());
    EmailCode reset = mailed(LetterKind.RESET_PASSWORD, user, user.email(), end);
    assertThat(reset(reset, end)).isEmpty();
    assertThat(current(user)).isEqualTo(user);
    assertThat(prove(store(), change, end.minus(MICRO))).isInstanceOf(AddressProof.Changed.class);
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email(), end);
    assertThat(takenBack(back, end)).isEmpty();
    assertThat(takenBack(back, end.minus(MICRO))).contains(user.id());
  }

  @Test
  default void a_code_has_one_purpose() {
    User user = added();
    changed(user, NOW);
    User other = added();
    Map<LetterKind, EmailCode> codes =
        Map.of(
            LetterKind.VERIFY_ADDRESS, mailed(LetterKind.VERIFY_ADDRESS, other, other.email()),
            LetterKind.CONFIRM_ADDRESS,
                mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail()),
            LetterKind.RESET_PASSWORD,
                mailed(LetterKind.RESET_PASSWORD, user, current(user).email()),
            LetterKind.ADDRESS_CHANGED, mailed(LetterKind.ADDRESS_CHANGED, user, user.email()));
    codes.forEach((kind, code) -> {
      for (CodePurpose purpose : CodePurpose.values()) {
        assertThat(store().codes().find(code, purpose, NOW).isPresent())
            .isEqualTo(kind.purpose().orElseThrow() == purpose);
      }
      if (kind != LetterKind.RESET_PASSWORD) {
        assertThat(reset(code, NOW)).isEmpty();
      }
      if (kind != LetterKind.ADDRESS_CHANGED) {
        assertThat(takenBack(code, NOW)).isEmpty();
      }
    });
    assertThat(prove(code(codes, LetterKind.RESET_PASSWORD))).isEqualTo(new AddressProof.Invalid());
    assertThat(prove(code(codes, LetterKind.ADDRESS_CHANGED)))
        .isEqualTo(new AddressProof.Invalid());
  }

  private static EmailCode code(Map<LetterKind, EmailCode> codes, LetterKind kind) {
    return Optional.ofNullable(codes.get(kind)).orElseThrow();
  }

  @Test
  default void an_unknown_code_does_nothing() {
    EmailCode code = Samples.newCode();
    assertThat(prove(code)).isEqualTo(new AddressProof.Invalid());
    assertThat(reset(code, NOW)).isEmpty();
    assertThat(takenBack(code, NOW)).isEmpty();
    assertThat(store().outbox().backlog(NOW).letters()).isZero();
  }

  /** An intruder may have asked for them. A code to take the address back is the owner's. */
  @Test
  default void codes_for_the_password_and_for_another_address_end_when_a_user_is_disabled() {
    User user = added();
    changed(user, NOW);
    EmailAddress own = current(user).email();
    EmailCode change = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail());
    EmailCode reset = mailed(LetterKind.RESET_PASSWORD, user, own);
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
    lettersAt(NOW);
    posted(LetterKind.RESET_PASSWORD, user);

    store().users().disable(user.id(), NOW, Optional.empty());
    otherNode().users().enable(user.id(), Optional.empty());

    assertThat(prove(change)).isEqualTo(new AddressProof.Invalid());
    assertThat(reset(reset, NOW)).isEmpty();
    assertThat(kindsAt(NOW)).isEmpty();
    assertThat(takenBack(back, NOW)).contains(user.id());
  }

  @Test
  default void no_code_works_for_a_user_who_is_not_active_and_none_is_kept() {
    List<Consumer<User>> ways =
        List.of(
            user -> store().users().remove(user.id(), Optional.empty()),
            user -> store().users().disable(user.id(), NOW, Optional.empty()));
    for (Consumer<User> leaving : ways) {
      User user = added();
      changed(user, NOW);
      EmailAddress own = current(user).email();
      EmailCode change = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail());
      EmailCode reset = mailed(LetterKind.RESET_PASSWORD, user, own);
      EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
      Draft waiting = posted(LetterKind.PASSWORD_RESET, user);
      Draft unsent =
          new Draft(
              waiting.id(), LetterKind.RESET_PASSWORD, waiting.language(), waiting.occasion());

      leaving.accept(user);

      assertThat(prove(change)).isEqualTo(new AddressProof.Invalid());
      assertThat(reset(reset, NOW)).isEmpty();
      assertThat(takenBack(back, NOW)).isEmpty();
      assertThat(store().codes().find(reset, CodePurpose.RESET_PASSWORD, NOW)).isEmpty();
      assertThat(kept(Samples.newCode(), unsent, user, own, FAR, NOW)).isFalse();
    }
  }

  @Test
  default void no_code_is_kept_for_a_letter_that_is_gone() {
    User user = added();
    Draft draft = posted(LetterKind.RESET_PASSWORD, user);
    store().outbox().remove(draft.id());
    EmailCode code = Samples.newCode();
    assertThat(kept(code, draft, user, user.email(), FAR, NOW)).isFalse();
    assertThat(store().codes().find(code, CodePurpose.RESET_PASSWORD, NOW)).isEmpty();
  }

  @Test
  default void a_code_for_a_user_who_leaves_at_the_same_time_is_no_error() {
    for (int round = 0; round < 4; round++) {
      User user = added();
      Draft draft = posted(LetterKind.RESET_PASSWORD, user);
      EmailCode code = Samples.newCode();
      Race.between(
          () -> kept(code, draft, user, user.email(), FAR, NOW),
          () -> otherNode().users().remove(user.id(), Optional.empty()));
      assertThat(store().codes().find(code, CodePurpose.RESET_PASSWORD, NOW)).isEmpty();
    }
  }

  /** A forgotten code does not work for an earlier {@code now} either, which the test observes. */
  @Test
  default void expired_codes_are_forgotten_while_others_are_kept() {
    User user = added();
    Instant end = NOW.plusSeconds(1);
    List<EmailCode> expiring =
        Stream.generate(() -> mailed(LetterKind.RESET_PASSWORD, user, user.email(), end))
            .limit(20)
            .toList();
    Draft draft = posted(LetterKind.RESET_PASSWORD, user);
    assertThat(kept(Samples.newCode(), draft, user, user.email(), FAR, end)).isTrue();
    assertThat(expiring)
        .allMatch(code -> store().codes().find(code, CodePurpose.RESET_PASSWORD, NOW).isEmpty());
  }

  /** As above: for an earlier {@code now}, the address would still be reserved. */
  @Test
  default void expired_reservations_are_forgotten_while_others_are_made() {
    User user = added();
    changed(user, NOW);
    changed(added(), NOW.plus(RESERVED));
    assertThat(store().users().add(Samples.newUser(user.email()), HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.ADDED);
  }
}
