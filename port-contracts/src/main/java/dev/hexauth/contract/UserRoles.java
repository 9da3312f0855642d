package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Granting roles. */
interface UserRoles extends GivenUserRepository {

  @Test
  default void a_grant_changes_the_role_and_the_time_of_the_last_change_and_nothing_else() {
    User user = added();
    Instant later = Instant.parse("2100-02-03T04:05:06.789012999Z");

    assertThat(repository().grant(user.email(), Role.ADMIN, later)).contains(user.id());

    assertThat(repository().find(user.id())).contains(with(user, Role.ADMIN, later));
    assertThat(repository().find(user.id()).map(User::updatedAt))
        .contains(Instant.parse("2100-02-03T04:05:06.789012Z"));
    assertThat(repository().credentialOf(user.email()))
        .contains(new Credential(user.id(), HASH, Role.ADMIN));
  }

  @Test
  default void a_role_can_be_taken_back() {
    User user = added();
    repository().grant(user.email(), Role.ADMIN, NOW.plusSeconds(1));
    assertThat(repository().grant(user.email(), Role.USER, NOW.plusSeconds(2))).contains(user.id());
    assertThat(repository().find(user.id())).contains(with(user, Role.USER, NOW.plusSeconds(2)));
  }

  @Test
  default void a_role_can_be_given_again() {
    User user = added();
    repository().grant(user.email(), Role.ADMIN, NOW.plusSeconds(1));
    assertThat(repository().grant(user.email(), Role.ADMIN, NOW.plusSeconds(2)))
        .contains(user.id());
    assertThat(repository().find(user.id())).contains(with(user, Role.ADMIN, NOW.plusSeconds(2)));
  }

  @Test
  default void a_grant_to_one_leaves_all_others() {
    User user = added();
    User other = added();
    repository().grant(user.email(), Role.ADMIN, NOW.plusSeconds(1));
    assertThat(repository().find(other.id())).contains(other);
  }

  @Test
  default void an_unknown_user_is_granted_nothing() {
    User unknown = Samples.newUser();
    assertThat(repository().grant(unknown.email(), Role.ADMIN, NOW)).isEmpty();
    assertThat(repository().find(unknown.id())).isEmpty();
    repository().add(unknown, HASH, RegistrationDrafts.NONE);
    assertThat(repository().find(unknown.id())).contains(unknown);
  }

  @Test
  default void a_user_with_a_freed_address_does_not_inherit_its_role() {
    User user = added();
    repository().grant(user.email(), Role.ADMIN, NOW);
    repository().remove(user.id(), Optional.empty());
    User next = Samples.newUser(user.email());
    repository().add(next, HASH, RegistrationDrafts.NONE);
    assertThat(repository().find(next.id()).map(User::role)).contains(Role.USER);
  }

  private User added() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    return user;
  }

  private static User with(User user, Role role, Instant updatedAt) {
    return new User(
        user.id(),
        user.name(),
        user.email(),
        user.photo(),
        role,
        false,
        Language.ENGLISH,
        user.createdAt(),
        updatedAt);
  }
}
