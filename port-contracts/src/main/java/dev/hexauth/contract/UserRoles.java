package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Change;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Giving and taking roles. */
interface UserRoles extends GivenUserRepository {

  @Test
  default void a_new_role_changes_the_time_of_the_last_change_and_nothing_else() {
    User user = added();
    Instant later = Instant.parse("2100-02-03T04:05:06.789012999Z");

    assertThat(repository().setRole(user.id(), Role.ADMIN, later, Optional.empty()))
        .isEqualTo(Change.DONE);

    assertThat(repository().find(user.id())).contains(with(user, Role.ADMIN, later));
    assertThat(repository().find(user.id()).map(User::updatedAt))
        .contains(Instant.parse("2100-02-03T04:05:06.789012Z"));
    assertThat(repository().credentialOf(user.email()))
        .contains(new Credential(user.id(), HASH, Role.ADMIN));
  }

  @Test
  default void a_role_can_be_taken_back() {
    admin();
    User user = added();
    Instant later = NOW.plusSeconds(2);
    repository().setRole(user.id(), Role.ADMIN, NOW.plusSeconds(1), Optional.empty());
    assertThat(repository().setRole(user.id(), Role.USER, later, Optional.empty()))
        .isEqualTo(Change.DONE);
    assertThat(repository().find(user.id())).contains(with(user, Role.USER, later));
  }

  @Test
  default void the_same_role_changes_nothing() {
    User user = added();
    assertThat(repository().setRole(user.id(), Role.USER, NOW.plusSeconds(1), Optional.empty()))
        .isEqualTo(Change.ALREADY_SO);
    assertThat(repository().find(user.id())).contains(user);
    repository().setRole(user.id(), Role.ADMIN, NOW.plusSeconds(1), Optional.empty());
    assertThat(repository().setRole(user.id(), Role.ADMIN, NOW.plusSeconds(2), Optional.empty()))
        .isEqualTo(Change.ALREADY_SO);
    assertThat(repository().find(user.id())).contains(with(user, Role.ADMIN, NOW.plusSeconds(1)));
  }

  @Test
  default void of_many_racers_for_a_role_one_succeeds() {
    User user = added();
    assertThat(
            Race.of(16)
                .run(_ -> repository().setRole(user.id(), Role.ADMIN, NOW, Optional.empty())))
        .containsOnly(Change.DONE, Change.ALREADY_SO)
        .containsOnlyOnce(Change.DONE);
  }

  @Test
  default void a_user_is_made_an_admin_by_address_which_can_be_repeated() {
    User user = added();
    User other = added();
    for (int second = 1; second < 3; second++) {
      Instant later = NOW.plusSeconds(second);
      assertThat(repository().makeAdmin(user.email(), later)).contains(user.id());
      assertThat(repository().find(user.id())).contains(with(user, Role.ADMIN, later));
    }
    assertThat(repository().credentialOf(user.id()))
        .contains(new Credential(user.id(), HASH, Role.ADMIN));
    assertThat(repository().find(other.id())).contains(other);
  }

  @Test
  default void a_role_for_one_leaves_all_others() {
    User user = added();
    User other = added();
    repository().setRole(user.id(), Role.ADMIN, NOW.plusSeconds(1), Optional.empty());
    assertThat(repository().find(other.id())).contains(other);
  }

  @Test
  default void an_unknown_user_has_no_role() {
    User unknown = Samples.newUser();
    assertThat(repository().setRole(unknown.id(), Role.ADMIN, NOW, Optional.empty()))
        .isEqualTo(Change.NO_SUCH_USER);
    assertThat(repository().makeAdmin(unknown.email(), NOW)).isEmpty();
    assertThat(repository().find(unknown.id())).isEmpty();
    repository().add(unknown, HASH, RegistrationDrafts.NONE);
    assertThat(repository().find(unknown.id())).contains(unknown);
  }

  @Test
  default void a_user_with_a_freed_address_does_not_inherit_its_role() {
    admin();
    User user = added();
    repository().makeAdmin(user.email(), NOW);
    repository().remove(user.id(), Optional.empty());
    User next = Samples.newUser(user.email());
    repository().add(next, HASH, RegistrationDrafts.NONE);
    assertThat(repository().find(next.id()).map(User::role)).contains(Role.USER);
  }

  private void admin() {
    repository().makeAdmin(added().email(), NOW);
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
