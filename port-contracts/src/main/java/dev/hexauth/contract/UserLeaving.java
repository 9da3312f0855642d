package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.port.UserRepository.Change;
import dev.hexauth.domain.port.UserRepository.Removal;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Removing, disabling and enabling users. */
interface UserLeaving extends GivenUserRepository {

  /** How often a race between two is run, because most of them have the same winner. */
  int ROUNDS = 16;

  /** The time of these tests. */
  Instant LATER = NOW.plusSeconds(60);

  @Test
  default void a_removed_user_is_unknown() {
    User user = added();
    assertThat(repository().remove(user.id(), Optional.empty())).isEqualTo(Removal.REMOVED);
    assertUnknown(user);
  }

  @Test
  default void the_address_of_a_removed_user_is_free_for_another() {
    User user = added();
    repository().remove(user.id(), Optional.empty());
    User next = Samples.newUser(user.email());

    assertThat(repository().add(next, OTHER_HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.ADDED);

    assertThat(repository().credentialOf(user.email()))
        .contains(new Credential(next.id(), OTHER_HASH, next.role()));
    assertThat(repository().find(user.id())).isEmpty();
    assertThat(repository().remove(user.id(), Optional.empty())).isEqualTo(Removal.NO_SUCH_USER);
    assertThat(repository().find(next.id())).contains(next);
  }

  @Test
  default void a_user_can_be_removed_only_once() {
    User user = added();
    assertThat(repository().remove(user.id(), Optional.empty())).isEqualTo(Removal.REMOVED);
    assertThat(repository().remove(user.id(), Optional.empty())).isEqualTo(Removal.NO_SUCH_USER);
    assertThat(repository().disable(user.id(), LATER, Optional.empty()))
        .isEqualTo(Change.NO_SUCH_USER);
    assertUnknown(user);
  }

  @Test
  default void removing_a_user_leaves_all_others() {
    User other = added();
    repository().remove(added().id(), Optional.empty());
    assertKept(other);
  }

  @Test
  default void of_many_racers_to_remove_a_user_one_succeeds() {
    User user = added();
    assertThat(Race.of(16).run(_ -> repository().remove(user.id(), Optional.empty())))
        .containsOnly(Removal.REMOVED, Removal.NO_SUCH_USER)
        .containsOnlyOnce(Removal.REMOVED);
    assertUnknown(user);
  }

  @Test
  default void a_disabled_user_is_unknown() {
    User user = added();
    assertThat(repository().disable(user.id(), LATER, Optional.empty())).isEqualTo(Change.DONE);
    assertUnknown(user);
  }

  @Test
  default void the_address_of_a_disabled_user_stays_taken() {
    User user = added();
    repository().disable(user.id(), LATER, Optional.empty());
    User next = Samples.newUser(user.email());

    assertThat(repository().add(next, OTHER_HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.EMAIL_TAKEN);

    assertThat(repository().find(next.id())).isEmpty();
    assertUnknown(user);
  }

  @Test
  default void a_user_who_is_disabled_again_stays_disabled() {
    User user = added();
    assertThat(repository().disable(user.id(), LATER, Optional.empty())).isEqualTo(Change.DONE);
    assertThat(repository().disable(user.id(), LATER.plusSeconds(1), Optional.empty()))
        .isEqualTo(Change.ALREADY_SO);
    assertUnknown(user);
  }

  @Test
  default void an_enabled_user_is_as_before() {
    User user = added();
    repository().replaceHash(user.id(), HASH, OTHER_HASH);
    repository().disable(user.id(), LATER, Optional.empty());

    assertThat(repository().enable(user.id(), Optional.empty())).isTrue();

    assertThat(repository().find(user.id())).contains(user);
    assertThat(repository().credentialOf(user.email()))
        .contains(new Credential(user.id(), OTHER_HASH, user.role()));
    assertThat(repository().replaceHash(user.id(), OTHER_HASH, HASH)).isTrue();
    assertThat(repository().disable(user.id(), LATER, Optional.empty())).isEqualTo(Change.DONE);
    assertThat(repository().enable(user.id(), Optional.empty())).isTrue();
    assertKept(user);
  }

  @Test
  default void only_a_disabled_user_is_enabled() {
    User user = added();
    User other = added();
    repository().disable(other.id(), LATER, Optional.empty());
    assertThat(repository().enable(user.id(), Optional.empty())).isFalse();
    assertThat(repository().enable(Samples.newUserId(), Optional.empty())).isFalse();
    repository().remove(user.id(), Optional.empty());
    assertThat(repository().enable(user.id(), Optional.empty())).isFalse();
    assertUnknown(user);
    assertUnknown(other);
  }

  @Test
  default void of_many_racers_to_enable_a_user_one_succeeds() {
    User user = added();
    repository().disable(user.id(), LATER, Optional.empty());
    assertThat(Race.of(16).run(_ -> repository().enable(user.id(), Optional.empty())))
        .containsOnlyOnce(true);
    assertKept(user);
  }

  @Test
  default void disabling_a_user_leaves_all_others() {
    User other = added();
    repository().disable(added().id(), LATER, Optional.empty());
    assertKept(other);
  }

  @Test
  default void a_disabled_user_can_be_removed_which_frees_the_address() {
    User user = added();
    repository().disable(user.id(), LATER, Optional.empty());
    assertThat(repository().remove(user.id(), Optional.empty())).isEqualTo(Removal.REMOVED);
    assertThat(repository().remove(user.id(), Optional.empty())).isEqualTo(Removal.NO_SUCH_USER);

    User next = Samples.newUser(user.email());
    assertThat(repository().add(next, HASH, RegistrationDrafts.NONE)).isEqualTo(Addition.ADDED);
    assertKept(next);
  }

  @Test
  default void of_many_racers_to_disable_a_user_one_succeeds() {
    User user = added();
    assertThat(Race.of(16).run(_ -> repository().disable(user.id(), LATER, Optional.empty())))
        .containsOnly(Change.DONE, Change.ALREADY_SO)
        .containsOnlyOnce(Change.DONE);
    assertUnknown(user);
  }

  @Test
  default void a_user_who_is_disabled_and_removed_at_once_is_removed() {
    for (int round = 0; round < ROUNDS; round++) {
      User user = added();
      List<Removal> removed = new ArrayList<>();
      Race.between(
          () -> repository().disable(user.id(), LATER, Optional.empty()),
          () -> removed.add(repository().remove(user.id(), Optional.empty())));
      assertThat(removed).containsExactly(Removal.REMOVED);
      assertThat(repository().add(Samples.newUser(user.email()), HASH, RegistrationDrafts.NONE))
          .isEqualTo(Addition.ADDED);
    }
  }

  @Test
  default void no_user_comes_back_through_a_change_during_the_removal() {
    repository().makeAdmin(added().email(), LATER);
    for (int round = 0; round < ROUNDS; round++) {
      User user = added();
      Race.between(
          () -> {
            repository().replaceHash(user.id(), HASH, OTHER_HASH);
            repository().setRole(user.id(), Role.ADMIN, LATER, Optional.empty());
            repository().enable(user.id(), Optional.empty());
          },
          () -> repository().remove(user.id(), Optional.empty()));
      assertUnknown(user);
    }
  }

  @Test
  default void an_unknown_user_is_neither_removed_nor_disabled() {
    User unknown = Samples.newUser();
    assertThat(repository().remove(unknown.id(), Optional.empty())).isEqualTo(Removal.NO_SUCH_USER);
    assertThat(repository().disable(unknown.id(), LATER, Optional.empty()))
        .isEqualTo(Change.NO_SUCH_USER);
    assertThat(repository().add(unknown, HASH, RegistrationDrafts.NONE)).isEqualTo(Addition.ADDED);
    assertKept(unknown);
  }

  private User added() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    return user;
  }

  private void assertKept(User user) {
    assertThat(repository().find(user.id())).contains(user);
    assertThat(repository().credentialOf(user.email()))
        .contains(new Credential(user.id(), HASH, user.role()));
    assertThat(repository().credentialOf(user.id()))
        .contains(new Credential(user.id(), HASH, user.role()));
  }

  /** For every method except {@code remove}, {@code disable} and {@code enable}. */
  private void assertUnknown(User user) {
    assertThat(repository().find(user.id())).isEmpty();
    assertThat(repository().credentialOf(user.email())).isEmpty();
    assertThat(repository().credentialOf(user.id())).isEqualTo(Optional.empty());
    assertThat(repository().replaceHash(user.id(), HASH, OTHER_HASH)).isFalse();
    assertThat(repository().replaceHash(user.id(), OTHER_HASH, HASH)).isFalse();
    assertThat(repository().makeAdmin(user.email(), LATER)).isEmpty();
    assertThat(repository().setRole(user.id(), Role.ADMIN, LATER, Optional.empty()))
        .isEqualTo(Change.NO_SUCH_USER);
    assertThat(repository().find(user.id())).isEmpty();
  }
}
