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
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes to take a previous address back. */
interface CodesToTakeBack extends GivenUserStore {

  @Test
  default void an_address_that_is_taken_back_is_the_users_own_again_with_another_hash() {
    User user = added();
    EmailAddress strange = changed(user, NOW);
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
    lettersAt(FAR);

    assertThat(takenBack(back, NOW.plusSeconds(9))).contains(user.id());

    assertThat(current(user).email()).isEqualTo(user.email());
    assertThat(current(user).verified()).isTrue();
    assertThat(current(user).updatedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(otherNode().users().credentialOf(user.email()))
        .contains(new Credential(user.id(), OTHER_HASH, user.role()));
    assertThat(store().users().add(Samples.newUser(strange), HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.ADDED);
    List<Letter> letters = lettersAt(NOW.plusSeconds(9));
    assertThat(letters).extracting(Letter::kind).containsExactly(LetterKind.RESET_PASSWORD);
    assertThat(letters.getFirst().to().address()).isEqualTo(user.email());
  }

  @Test
  default void an_address_is_taken_back_once() {
    User user = added();
    changed(user, NOW);
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
    EmailCode second = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
    assertThat(takenBack(back, NOW)).isPresent();
    assertThat(takenBack(back, NOW)).isEmpty();
    assertThat(takenBack(second, NOW)).isEmpty();
  }

  @Test
  default void of_many_racers_with_one_code_one_takes_the_address_back() {
    User user = added();
    changed(user, NOW);
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
    lettersAt(FAR);
    List<Optional<UserId>> taken =
        Race.of(8)
            .run(i ->
                node(i).codes().takeBack(back, OTHER_HASH, NOW, draft(LetterKind.RESET_PASSWORD)));
    assertThat(taken).containsOnlyOnce(Optional.of(user.id()));
    assertThat(kindsAt(NOW)).containsExactly(LetterKind.RESET_PASSWORD);
  }

  @Test
  default void an_address_can_be_taken_back_only_while_it_is_reserved() {
    User user = added();
    changed(user, NOW);
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email(), FAR);
    Instant end = NOW.plus(RESERVED);
    assertThat(store().codes().find(back, CodePurpose.TAKE_BACK_ADDRESS, end)).isEmpty();
    assertThat(takenBack(back, end)).isEmpty();
    assertThat(store().codes().find(back, CodePurpose.TAKE_BACK_ADDRESS, end.minus(MICRO)))
        .isPresent();
    assertThat(takenBack(back, end.minus(MICRO))).isPresent();
  }

  /** The other user registered by a clock that is ahead. */
  @Test
  default void an_address_that_someone_else_has_cannot_be_taken_back() {
    User user = added();
    EmailAddress address = changed(user, NOW);
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email(), FAR);
    Instant end = NOW.plus(RESERVED);
    User other = Samples.newUser(user.email());
    store()
        .users()
        .add(
            User.register(
                other.id(), other.name(), other.email(), other.photo(), other.language(), end),
            HASH,
            RegistrationDrafts.NONE);
    lettersAt(FAR);
    assertThat(takenBack(back, end.minus(MICRO))).isEmpty();
    assertThat(current(user).email()).isEqualTo(address);
    assertThat(kindsAt(FAR)).isEmpty();
  }

  @Test
  default void taking_an_address_back_ends_what_a_stranger_has_begun() {
    User user = added();
    EmailAddress strange = changed(user, NOW);
    EmailCode reset = mailed(LetterKind.RESET_PASSWORD, user, strange);
    EmailCode change = mailed(LetterKind.CONFIRM_ADDRESS, user, Samples.newEmail());
    store().outbox().post(user.id(), Samples.newEmail(), draft(LetterKind.CONFIRM_ADDRESS));
    EmailCode back = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());

    takenBack(back, NOW);

    assertThat(reset(reset, NOW)).isEmpty();
    assertThat(prove(change)).isEqualTo(new AddressProof.Invalid());
    assertThat(kindsAt(NOW)).containsExactly(LetterKind.RESET_PASSWORD);
  }

  /** A stranger who changes the address twice has a code for the address in between. */
  @Test
  default void the_owner_of_the_first_address_has_the_last_word() {
    User user = added();
    EmailAddress strange = changed(user, NOW);
    EmailCode owners = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
    changed(user, NOW.plusSeconds(1));
    EmailCode strangers = mailed(LetterKind.ADDRESS_CHANGED, user, strange);
    EmailCode strangersSecond = mailed(LetterKind.ADDRESS_CHANGED, user, strange);

    assertThat(takenBack(strangers, NOW.plusSeconds(2))).contains(user.id());
    assertThat(current(user).email()).isEqualTo(strange);
    assertThat(store().users().add(Samples.newUser(user.email()), HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.EMAIL_TAKEN);
    assertThat(takenBack(owners, NOW.plusSeconds(3))).contains(user.id());
    assertThat(current(user).email()).isEqualTo(user.email());
    assertThat(takenBack(strangersSecond, NOW.plusSeconds(4))).isEmpty();
  }

  @Test
  default void the_first_address_can_be_taken_back_after_several_changes() {
    User user = added();
    EmailAddress strange = changed(user, NOW);
    changed(user, NOW.plusSeconds(1));
    EmailCode strangers = mailed(LetterKind.ADDRESS_CHANGED, user, strange);
    EmailCode owners = mailed(LetterKind.ADDRESS_CHANGED, user, user.email());
    assertThat(takenBack(owners, NOW.plusSeconds(2))).contains(user.id());
    assertThat(takenBack(strangers, NOW.plusSeconds(3))).isEmpty();
    assertThat(current(user).email()).isEqualTo(user.email());
  }
}
