package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Codes to verify and to change an address. */
interface CodesOfAddresses extends GivenUserStore {

  @Test
  default void a_code_verifies_the_address_and_does_so_again() {
    User user = added();
    EmailCode code = mailed(LetterKind.VERIFY_ADDRESS, user, user.email());
    assertThat(user.verified()).isFalse();
    assertThat(prove(code)).isEqualTo(new AddressProof.Verified(user.id(), true));
    assertThat(current(user).verified()).isTrue();
    assertThat(prove(otherNode(), code, NOW.plusSeconds(1)))
        .isEqualTo(new AddressProof.Verified(user.id(), false));
    assertThat(current(user).email()).isEqualTo(user.email());
    assertThat(kindsAt(FAR)).isEmpty();
  }

  @Test
  default void a_used_code_ends_the_others_of_its_purpose_and_no_others() {
    User user = added();
    User other = added();
    EmailCode used = mailed(LetterKind.VERIFY_ADDRESS, user, user.email());
    EmailCode again = mailed(LetterKind.VERIFY_ADDRESS_AGAIN, user, user.email());
    EmailCode reset = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    EmailCode others = mailed(LetterKind.VERIFY_ADDRESS, other, other.email());
    prove(used);
    assertThat(prove(again)).isEqualTo(new AddressProof.Invalid());
    assertThat(store().codes().find(reset, CodePurpose.RESET_PASSWORD, NOW)).isPresent();
    assertThat(prove(others)).isEqualTo(new AddressProof.Verified(other.id(), true));
  }

  @Test
  default void of_many_racers_with_one_code_one_verifies_first() {
    User user = added();
    EmailCode code = mailed(LetterKind.VERIFY_ADDRESS, user, user.email());
    assertThat(Race.of(8).run(i -> prove(node(i), code, NOW)))
        .containsOnly(
            new AddressProof.Verified(user.id(), true), new AddressProof.Verified(user.id(), false))
        .containsOnlyOnce(new AddressProof.Verified(user.id(), true));
  }

  @Test
  default void a_changed_address_is_verified_and_the_users_own() {
    User user = added();
    EmailAddress address = changed(user, NOW.plusSeconds(1));
    assertThat(current(user).email()).isEqualTo(address);
    assertThat(current(user).verified()).isTrue();
    assertThat(current(user).updatedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(otherNode().users().credentialOf(address))
        .contains(new Credential(user.id(), HASH, user.role()));
    assertThat(otherNode().users().credentialOf(user.email())).isEmpty();
  }

  @Test
  default void a_change_posts_one_notice_to_the_previous_address() {
    User user = added();
    EmailAddress address = Samples.newEmail();
    EmailCode code = mailed(LetterKind.CONFIRM_ADDRESS, user, address);
    assertThat(prove(code)).isEqualTo(new AddressProof.Changed(user.id(), user.email()));
    assertThat(prove(code)).isEqualTo(new AddressProof.Verified(user.id(), false));
    List<Letter> letters = lettersAt(NOW);
    assertThat(letters).extracting(Letter::kind).containsExactly(LetterKind.ADDRESS_CHANGED);
    assertThat(letters.getFirst().to().address()).isEqualTo(user.email());
    assertThat(letters.getFirst().to().name()).isEqualTo(user.name());
  }

  @Test
  default void of_many_racers_with_one_code_one_changes_the_address() {
    User user = added();
    EmailCode code = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail());
    assertThat(Race.of(8).run(i -> prove(node(i), code, NOW)))
        .containsOnly(
            new AddressProof.Changed(user.id(), user.email()),
            new AddressProof.Verified(user.id(), false))
        .containsOnlyOnce(new AddressProof.Changed(user.id(), user.email()));
    assertThat(kindsAt(NOW)).hasSize(1);
  }

  @Test
  default void a_change_makes_codes_for_the_previous_address_worthless() {
    User user = added();
    EmailCode verify = mailed(LetterKind.VERIFY_ADDRESS, user, user.email());
    EmailCode reset = mailed(LetterKind.RESET_PASSWORD, user, user.email());
    EmailCode change = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail());
    EmailAddress address = changed(user, NOW);
    assertThat(prove(verify)).isEqualTo(new AddressProof.Invalid());
    assertThat(prove(change)).isEqualTo(new AddressProof.Invalid());
    assertThat(reset(reset, NOW)).isEmpty();
    assertThat(store().codes().find(reset, CodePurpose.RESET_PASSWORD, NOW)).isEmpty();
    assertThat(current(user).email()).isEqualTo(address);
    // Nor does one of a letter that was leased before.
    assertThat(reset(mailed(LetterKind.RESET_PASSWORD, user, user.email()), NOW)).isEmpty();
    assertThat(prove(mailed(LetterKind.VERIFY_ADDRESS, user, user.email())))
        .isEqualTo(new AddressProof.Invalid());

    // Nor do they work when the user has that address again.
    prove(mailed(LetterKind.CONFIRM_ADDRESS, user, user.email()));
    assertThat(current(user).email()).isEqualTo(user.email());
    assertThat(prove(verify)).isEqualTo(new AddressProof.Invalid());
    assertThat(reset(reset, NOW)).isEmpty();
  }

  @Test
  default void a_taken_address_cannot_be_had() {
    User user = added();
    User other = added();
    User disabled = added();
    store().users().disable(disabled.id(), NOW, Optional.empty());
    for (User owner : List.of(other, disabled)) {
      EmailCode code = mailed(LetterKind.CONFIRM_ADDRESS, user, owner.email());
      assertThat(prove(code)).isEqualTo(new AddressProof.Invalid());
    }
    assertThat(current(user)).isEqualTo(user);
    assertThat(current(other)).isEqualTo(other);
    assertThat(kindsAt(NOW)).isEmpty();
  }

  @Test
  default void the_previous_address_is_reserved_for_its_owner() {
    User user = added();
    changed(user, NOW);
    Instant end = NOW.plus(RESERVED);
    User other = added();
    EmailCode others = mailed(LetterKind.CONFIRM_ADDRESS, other, user.email(), FAR);

    assertThat(registeredAt(end.minus(MICRO), user.email())).isEqualTo(Addition.EMAIL_TAKEN);
    assertThat(prove(store(), others, end.minus(MICRO))).isEqualTo(new AddressProof.Invalid());
    EmailCode own = mailed(LetterKind.CONFIRM_ADDRESS, user, user.email(), FAR);
    assertThat(prove(store(), own, end.minus(MICRO))).isInstanceOf(AddressProof.Changed.class);
  }

  @Test
  default void a_reserved_address_is_free_when_the_reservation_ends() {
    User user = added();
    changed(user, NOW);
    Instant end = NOW.plus(RESERVED);
    assertThat(registeredAt(end, user.email())).isEqualTo(Addition.ADDED);

    User second = added();
    User other = added();
    changed(second, NOW);
    EmailCode others = mailed(LetterKind.CONFIRM_ADDRESS, other, second.email(), FAR);
    assertThat(prove(store(), others, end))
        .isEqualTo(new AddressProof.Changed(other.id(), other.email()));
  }

  @Test
  default void the_reserved_address_of_a_removed_user_is_free() {
    User user = added();
    changed(user, NOW);
    store().users().remove(user.id(), Optional.empty());
    assertThat(registeredAt(NOW, user.email())).isEqualTo(Addition.ADDED);
  }

  @Test
  default void of_many_racers_for_an_address_by_code_and_by_registration_one_gets_it() {
    for (int round = 0; round < 2; round++) {
      EmailAddress wanted = Samples.newEmail();
      List<EmailCode> codes =
          IntStream.range(0, 6)
              .mapToObj(_ -> mailed(LetterKind.CONFIRM_ADDRESS, added(), wanted))
              .toList();
      List<Boolean> got =
          Race.of(8)
              .run(i ->
                  i < 6
                      ? prove(node(i), codes.get(i), NOW) instanceof AddressProof.Changed
                      : node(i).users().add(Samples.newUser(wanted), HASH, RegistrationDrafts.NONE)
                          == Addition.ADDED);
      assertThat(got).containsOnlyOnce(true);
      assertThat(store().users().credentialOf(wanted)).isPresent();
    }
  }

  @Test
  default void nobody_gets_an_address_at_the_moment_when_it_is_given_up() {
    for (int round = 0; round < 4; round++) {
      User user = added();
      EmailCode change = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail());
      Race.between(
          () -> prove(store(), change, NOW),
          () ->
              assertThat(
                      otherNode()
                          .users()
                          .add(Samples.newUser(user.email()), HASH, RegistrationDrafts.NONE))
                  .isEqualTo(Addition.EMAIL_TAKEN));
    }
  }

  /** The outcome of a registration of {@code email} at {@code now}. */
  private Addition registeredAt(Instant now, EmailAddress email) {
    User user = Samples.newUser(email);
    User later = User.register(user.id(), user.name(), email, user.photo(), user.language(), now);
    return otherNode().users().add(later, HASH, RegistrationDrafts.NONE);
  }
}
