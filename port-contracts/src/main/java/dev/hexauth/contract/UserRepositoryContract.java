package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UserRepository} guarantees: users and hashes come back unchanged, to the
 * microsecond and to the last character; an address belongs to one user, also after a race and in
 * any letter case; a hash is replaced only if it still is the expected one; one active admin stays.
 * {@link UserFinding} has the tests for callers at once, {@link UserLeaving} those for removing,
 * disabling and enabling users, {@link UserRoles} those for roles, {@link UserLastAdmin} those for
 * the last admin, {@link UserNodes} those for two nodes, and {@link UserOutage} those for a missing
 * engine.
 *
 * <p>Not specified: what happens if a user id is added twice. A hash may be any text.
 */
public interface UserRepositoryContract
    extends GivenUserRepository,
        UserFinding,
        UserLeaving,
        UserRoles,
        UserLastAdmin,
        UserNodes,
        UserOutage {

  @Test
  default void an_added_user_is_found_unchanged() {
    User user = Samples.newUser();
    assertThat(repository().add(user, HASH, RegistrationDrafts.NONE)).isEqualTo(Addition.ADDED);
    assertThat(repository().find(user.id())).contains(user);
  }

  @Test
  default void an_added_user_can_log_in_with_the_hash() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    assertThat(repository().credentialOf(user.email()))
        .contains(new Credential(user.id(), HASH, user.role()));
    assertThat(repository().credentialOf(user.id()))
        .contains(new Credential(user.id(), HASH, user.role()));
  }

  @Test
  default void all_values_come_back_as_they_were_given() {
    User user =
        new User(
            Samples.newUserId(),
            new UserName("O'Neill \"Zoë\" \\ Ünïcødé 名前 \uD83D\uDE00 \t\n\u202E\uFFFF%_ "),
            new EmailAddress("-" + Samples.newEmail().value().replace(".com", "-.com")),
            new Photo("\r\n"),
            Role.ADMIN,
            false,
            Language.ENGLISH,
            Instant.parse("1999-12-31T23:59:59.999999999Z"),
            Instant.parse("2100-02-28T12:34:56.000001Z"));
    repository().add(user, HASH, RegistrationDrafts.NONE);

    assertThat(repository().find(user.id())).contains(user);
    assertThat(repository().find(user.id()).map(User::createdAt))
        .contains(Instant.parse("1999-12-31T23:59:59.999999Z"));
  }

  @Test
  default void the_longest_values_come_back_whole() {
    EmailAddress unique = Samples.newEmail();
    String filling = "a".repeat(EmailAddress.MAX_LENGTH - unique.value().length());
    User user =
        User.register(
            Samples.newUserId(),
            new UserName("n".repeat(253) + "\uD83D\uDE00"),
            new EmailAddress(filling + unique.value()),
            new Photo("ü".repeat(Photo.MAX_LENGTH)),
            Language.ENGLISH,
            NOW);
    PasswordHash hash = new PasswordHash("$" + "h".repeat(254));
    repository().add(user, hash, RegistrationDrafts.NONE);

    assertThat(repository().find(user.id())).contains(user);
    assertThat(repository().credentialOf(user.email()))
        .contains(new Credential(user.id(), hash, user.role()));
  }

  @Test
  default void an_unknown_user_is_not_found() {
    User unknown = Samples.newUser();
    assertThat(repository().find(unknown.id())).isEmpty();
    assertThat(repository().credentialOf(unknown.email())).isEmpty();
    assertThat(repository().credentialOf(unknown.id())).isEmpty();
  }

  @Test
  default void an_address_that_is_part_of_another_is_not_found() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    assertThat(repository().credentialOf(new EmailAddress("x" + user.email().value()))).isEmpty();
    assertThat(repository().credentialOf(new EmailAddress(user.email().value() + "x"))).isEmpty();
    assertThat(repository().credentialOf(new EmailAddress(user.email().value().substring(1))))
        .isEmpty();
  }

  @Test
  default void no_character_of_an_address_is_a_wildcard() {
    EmailAddress email = Samples.newEmail();
    repository()
        .add(Samples.newUser(new EmailAddress("a" + email.value())), HASH, RegistrationDrafts.NONE);
    assertThat(repository().credentialOf(new EmailAddress("_" + email.value()))).isEmpty();
  }

  @Test
  default void an_address_is_taken_once() {
    User first = Samples.newUser();
    User second = Samples.newUser(first.email());
    repository().add(first, HASH, RegistrationDrafts.NONE);

    assertThat(repository().add(second, OTHER_HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.EMAIL_TAKEN);

    assertThat(repository().find(first.id())).contains(first);
    assertThat(repository().find(second.id())).isEmpty();
    assertThat(repository().credentialOf(second.id())).isEmpty();
    assertThat(repository().credentialOf(first.email()))
        .contains(new Credential(first.id(), HASH, first.role()));
  }

  @Test
  default void an_address_in_other_letters_is_the_same_address() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    EmailAddress loud =
        EmailAddress.parse(user.email().value().toUpperCase(Locale.ROOT)).orElseThrow();

    assertThat(repository().credentialOf(loud))
        .contains(new Credential(user.id(), HASH, user.role()));
    assertThat(repository().add(Samples.newUser(loud), HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.EMAIL_TAKEN);
  }

  @Test
  default void two_users_may_share_everything_but_id_and_address() {
    User one = Samples.newUser();
    User other = Samples.newUser();
    assertThat(repository().add(one, HASH, RegistrationDrafts.NONE)).isEqualTo(Addition.ADDED);
    assertThat(repository().add(other, HASH, RegistrationDrafts.NONE)).isEqualTo(Addition.ADDED);
    assertThat(repository().find(one.id())).contains(one);
    assertThat(repository().find(other.id())).contains(other);
  }

  @Test
  default void an_expected_hash_is_replaced() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    assertThat(repository().replaceHash(user.id(), HASH, OTHER_HASH)).isTrue();
    assertThat(repository().credentialOf(user.email()))
        .contains(new Credential(user.id(), OTHER_HASH, user.role()));
    assertThat(repository().credentialOf(user.id()))
        .contains(new Credential(user.id(), OTHER_HASH, user.role()));
  }

  @Test
  default void replacing_a_hash_changes_nothing_else_and_no_other_user() {
    User user = Samples.newUser();
    User other = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    repository().add(other, HASH, RegistrationDrafts.NONE);
    repository().replaceHash(user.id(), HASH, OTHER_HASH);
    assertThat(repository().find(user.id())).contains(user);
    assertThat(repository().credentialOf(other.email()))
        .contains(new Credential(other.id(), HASH, other.role()));
  }

  @Test
  default void a_hash_that_was_changed_meanwhile_is_not_replaced() {
    User user = Samples.newUser();
    PasswordHash third = new PasswordHash("third");
    repository().add(user, HASH, RegistrationDrafts.NONE);
    repository().replaceHash(user.id(), HASH, OTHER_HASH);
    assertThat(repository().replaceHash(user.id(), HASH, third)).isFalse();
    assertThat(repository().credentialOf(user.email()).map(Credential::hash)).contains(OTHER_HASH);
  }

  @Test
  default void hashes_that_differ_in_letter_case_or_trailing_spaces_are_different() {
    User user = Samples.newUser();
    repository().add(user, new PasswordHash("$2a$Hash"), RegistrationDrafts.NONE);
    for (String similar : List.of("$2a$hash", "$2A$HASH", "$2a$Hash ", "$2a$Has_", "")) {
      assertThat(repository().replaceHash(user.id(), new PasswordHash(similar), OTHER_HASH))
          .isFalse();
    }
  }

  @Test
  default void the_hash_of_an_unknown_user_is_not_replaced() {
    User unknown = Samples.newUser();
    assertThat(repository().replaceHash(unknown.id(), HASH, OTHER_HASH)).isFalse();
    assertThat(repository().find(unknown.id())).isEmpty();
  }

  @Test
  default void of_many_racers_for_an_address_one_gets_it() {
    EmailAddress email = Samples.newEmail();
    List<User> users = IntStream.range(0, 32).mapToObj(i -> Samples.newUser(email)).toList();

    List<Addition> additions =
        Race.of(users.size())
            .run(i -> repository().add(users.get(i), hash(i), RegistrationDrafts.NONE));

    assertThat(additions).containsOnlyOnce(Addition.ADDED);
    int winner = additions.indexOf(Addition.ADDED);
    assertThat(repository().credentialOf(email))
        .contains(new Credential(users.get(winner).id(), hash(winner), users.get(winner).role()));
    assertThat(users.stream().map(User::id).map(repository()::find).flatMap(Optional::stream))
        .containsExactly(users.get(winner));
  }

  @Test
  default void many_who_register_at_once_are_all_added() {
    List<User> users = IntStream.range(0, 32).mapToObj(i -> Samples.newUser()).toList();
    assertThat(
            Race.of(users.size())
                .run(i -> repository().add(users.get(i), HASH, RegistrationDrafts.NONE)))
        .containsOnly(Addition.ADDED);
    assertThat(users).allMatch(user -> repository().find(user.id()).equals(Optional.of(user)));
  }

  @Test
  default void of_many_racers_to_replace_a_hash_one_succeeds() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);

    List<Boolean> replaced =
        Race.of(16).run(i -> repository().replaceHash(user.id(), HASH, hash(i)));

    assertThat(replaced).containsOnlyOnce(true);
    assertThat(repository().credentialOf(user.email()).map(Credential::hash))
        .contains(hash(replaced.indexOf(true)));
  }

  private static PasswordHash hash(int number) {
    return new PasswordHash("hash-" + number);
  }
}
