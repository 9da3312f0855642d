package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.port.UserRepository.Change;
import dev.hexauth.domain.port.UserRepository.Removal;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Letters that are posted alone, and those that a change of the users posts with itself. */
interface OutboxPosting extends GivenUserStore {

  @Test
  default void a_letter_is_in_the_language_of_the_request_or_else_of_the_account() {
    User user = german();
    store().users().add(user, HASH, RegistrationDrafts.NONE);
    posted(LetterKind.NEW_NETWORK, user);
    store().outbox().post(user.email(), draft(LetterKind.RESET_PASSWORD));
    assertThat(languages()).containsExactly(Language.GERMAN, Language.GERMAN);

    store().outbox().post(user.id(), draft(LetterKind.NEW_NETWORK, Language.ENGLISH));
    store().outbox().post(user.email(), draft(LetterKind.RESET_PASSWORD, Language.ENGLISH));
    assertThat(languages()).containsExactly(Language.ENGLISH, Language.ENGLISH);
  }

  private static User german() {
    return User.register(
        Samples.newUserId(),
        new UserName("Jürgen"),
        Samples.newEmail(),
        Photo.DEFAULT,
        Language.GERMAN,
        NOW);
  }

  private List<Language> languages() {
    return lettersAt(NOW).stream().map(Letter::to).map(Recipient::language).toList();
  }

  @Test
  default void a_letter_to_an_address_has_its_owner_for_recipient() {
    User user = added();
    store().outbox().post(user.email(), draft(LetterKind.RESET_PASSWORD));
    assertThat(leased(NOW).map(Letter::to))
        .contains(new Recipient(user.id(), user.name(), user.email(), user.language()));
  }

  @Test
  default void a_letter_can_go_to_another_address_than_the_users_own() {
    User user = added();
    EmailAddress other = Samples.newEmail();
    store().outbox().post(user.id(), other, draft(LetterKind.CONFIRM_ADDRESS));
    assertThat(leased(NOW).map(Letter::to))
        .contains(new Recipient(user.id(), user.name(), other, user.language()));
  }

  @Test
  default void no_letter_is_posted_to_a_user_who_is_not_active() {
    User disabled = added();
    store().users().disable(disabled.id(), NOW, Optional.empty());
    for (User user : List.of(Samples.newUser(), disabled)) {
      posted(LetterKind.NEW_NETWORK, user);
      store().outbox().post(user.id(), Samples.newEmail(), draft(LetterKind.CONFIRM_ADDRESS));
    }
    assertThat(store().outbox().backlog(NOW).letters()).isZero();
  }

  @Test
  default void a_registration_posts_the_letter_for_its_outcome() {
    User user = Samples.newUser();
    assertThat(store().users().add(user, HASH, registration())).isEqualTo(Addition.ADDED);
    assertThat(leased(NOW))
        .satisfies(
            letter -> assertThat(letter.map(Letter::kind)).contains(LetterKind.VERIFY_ADDRESS))
        .satisfies(letter -> assertThat(letter.map(l -> l.to().user())).contains(user.id()));
    lettersAt(FAR);

    User second = Samples.newUser(user.email());
    assertThat(store().users().add(second, HASH, registration())).isEqualTo(Addition.EMAIL_TAKEN);
    List<Letter> letters = lettersAt(NOW);
    assertThat(letters).extracting(Letter::kind).containsExactly(LetterKind.ADDRESS_TAKEN);
    assertThat(letters.getFirst().to().user()).isEqualTo(user.id());
  }

  @Test
  default void of_many_racers_for_an_address_one_gets_a_code_and_the_others_a_notice() {
    EmailAddress email = Samples.newEmail();
    Race.of(8).run(i -> node(i).users().add(Samples.newUser(email), HASH, registration()));
    List<LetterKind> kinds = kindsAt(NOW);
    assertThat(kinds).hasSize(8).containsOnlyOnce(LetterKind.VERIFY_ADDRESS);
    assertThat(kinds).filteredOn(LetterKind.ADDRESS_TAKEN::equals).hasSize(7);
  }

  private RegistrationDrafts registration() {
    return new RegistrationDrafts(
        Optional.of(draft(LetterKind.VERIFY_ADDRESS)),
        Optional.of(draft(LetterKind.ADDRESS_TAKEN)));
  }

  @Test
  default void a_changed_password_posts_a_notice_and_one_that_is_not_changed_posts_none() {
    User user = added();
    assertThat(changedPassword(user, notice(LetterKind.PASSWORD_CHANGED))).isTrue();
    assertThat(kindsAt(NOW)).containsExactly(LetterKind.PASSWORD_CHANGED);
    assertThat(changedPassword(user, notice(LetterKind.PASSWORD_CHANGED))).isFalse();
    assertThat(kindsAt(NOW)).isEmpty();
    assertThat(store().users().credentialOf(user.id()).orElseThrow().hash()).isEqualTo(OTHER_HASH);
  }

  @Test
  default void a_removed_user_still_gets_the_notice() {
    User user = added();
    assertThat(store().users().remove(user.id(), notice(LetterKind.ACCOUNT_DELETED)))
        .isEqualTo(Removal.REMOVED);
    assertThat(store().users().remove(user.id(), notice(LetterKind.ACCOUNT_DELETED)))
        .isEqualTo(Removal.NO_SUCH_USER);
    assertThat(lettersAt(NOW))
        .extracting(Letter::to)
        .containsExactly(new Recipient(user.id(), user.name(), user.email(), user.language()));
  }

  @Test
  default void a_disabled_user_still_gets_the_notice_and_none_when_removed_later() {
    User user = added();
    assertThat(store().users().disable(user.id(), NOW, notice(LetterKind.ACCOUNT_DISABLED)))
        .isEqualTo(Change.DONE);
    assertThat(store().users().disable(user.id(), NOW, notice(LetterKind.ACCOUNT_DISABLED)))
        .isEqualTo(Change.ALREADY_SO);
    assertThat(store().users().remove(user.id(), notice(LetterKind.ACCOUNT_DELETED)))
        .isEqualTo(Removal.REMOVED);
    assertThat(lettersAt(NOW))
        .extracting(Letter::kind)
        .containsExactly(LetterKind.ACCOUNT_DISABLED);
  }

  @Test
  default void an_enabled_user_gets_the_notice_once() {
    User user = added();
    store().users().disable(user.id(), NOW, Optional.empty());
    for (int i = 0; i < 2; i++) {
      store().users().enable(user.id(), notice(LetterKind.ACCOUNT_ENABLED));
    }
    assertThat(lettersAt(NOW))
        .extracting(Letter::kind, Letter::to)
        .containsExactly(
            tuple(
                LetterKind.ACCOUNT_ENABLED,
                new Recipient(user.id(), user.name(), user.email(), user.language())));
  }

  @Test
  default void a_new_role_posts_the_notice_and_the_same_role_none() {
    User user = added();
    store().users().setRole(user.id(), Role.USER, NOW, notice(LetterKind.ROLE_TAKEN));
    for (int i = 0; i < 2; i++) {
      store().users().setRole(user.id(), Role.ADMIN, NOW, notice(LetterKind.ROLE_GRANTED));
    }
    assertThat(kindsAt(NOW)).containsExactly(LetterKind.ROLE_GRANTED);
  }

  @Test
  default void a_change_that_is_refused_posts_no_notice() {
    User admin = added();
    store().users().makeAdmin(admin.email(), NOW);
    assertThat(store().users().setRole(admin.id(), Role.USER, NOW, notice(LetterKind.ROLE_TAKEN)))
        .isEqualTo(Change.LAST_ADMIN);
    assertThat(store().users().disable(admin.id(), NOW, notice(LetterKind.ACCOUNT_DISABLED)))
        .isEqualTo(Change.LAST_ADMIN);
    assertThat(store().users().remove(admin.id(), notice(LetterKind.ACCOUNT_DELETED)))
        .isEqualTo(Removal.LAST_ADMIN);
    assertThat(kindsAt(NOW)).isEmpty();
  }

  @Test
  default void of_many_racers_with_one_change_one_posts_a_notice() {
    User user = added();
    Race.of(8)
        .run(i ->
            node(i)
                .users()
                .changePassword(user.id(), HASH, OTHER_HASH, notice(LetterKind.PASSWORD_CHANGED)));
    assertThat(kindsAt(NOW)).containsExactly(LetterKind.PASSWORD_CHANGED);
    Race.of(8)
        .run(i ->
            i % 4 < 2
                ? (Enum<?>)
                    node(i).users().disable(user.id(), NOW, notice(LetterKind.ACCOUNT_DISABLED))
                : node(i).users().remove(user.id(), notice(LetterKind.ACCOUNT_DELETED)));
    assertThat(kindsAt(NOW)).hasSize(1);
  }

  private Optional<Draft> notice(LetterKind kind) {
    return Optional.of(draft(kind));
  }
}
