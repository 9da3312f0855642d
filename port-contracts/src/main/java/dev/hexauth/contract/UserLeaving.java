package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Removing and disabling users. */
interface UserLeaving extends GivenUserRepository {

  /** How often a race between two is run, because most of them have the same winner. */
  int ROUNDS = 16;

  /** The time of these tests. */
  Instant LATER = NOW.plusSeconds(60);

  @Test
  default void a_removed_user_is_unknown() {
    User user = added();
    assertThat(repository().remove(user.id(), Optional.empty())).isTrue();
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
    assertThat(repository().remove(user.id(), Optional.empty())).isFalse();
    assertThat(repository().find(next.id())).contains(next);
  }

  @Test
  default void a_user_can_be_removed_only_once() {
    User user = added();
    assertThat(repository().remove(user.id(), Optional.empty())).isTrue();
    assertThat(repository().remove(user.id(), Optional.empty())).isFalse();
    assertThat(repository().disable(user.id(), LATER, Optional.empty())).isFalse();
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
        .containsOnlyOnce(true);
    assertUnknown(user);
  }

  @Test
  default void a_disabled_user_is_unknown() {
    User user = added();
    assertThat(repository().disable(user.id(), LATER, Optional.empty())).isTrue();
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
  default void a_user_can_be_disabled_only_once() {
    User user = added();
    assertThat(repository().disable(user.id(), LATER, Optional.empty())).isTrue();
    assertThat(repository().disable(user.id(), LATER.plusSeconds(1), Optional.empty())).isFalse();
    assertUnknown(user);
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
    assertThat(repository().remove(user.id(), Optional.empty())).isTrue();
    assertThat(repository().remove(user.id(), Optional.empty())).isFalse();

    User next = Samples.newUser(user.email());
    assertThat(repository().add(next, HASH, RegistrationDrafts.NONE)).isEqualTo(Addition.ADDED);
    assertKept(next);
  }

  @Test
  default void of_many_racers_to_disable_a_user_one_succeeds() {
    User user = added();
    assertThat(Race.of(16).run(_ -> repository().disable(user.id(), LATER, Optional.empty())))
        .containsOnlyOnce(true);
    assertUnknown(user);
  }

  @Test
  default void a_user_who_is_disabled_and_removed_at_once_is_removed() {
    for (int round = 0; round < ROUNDS; round++) {
      User user = added();
      List<Boolean> removed = new ArrayList<>();
      Race.between(
          () -> repository().disable(user.id(), LATER, Optional.empty()),
          () -> removed.add(repository().remove(user.id(), Optional.empty())));
      assertThat(removed).containsExactly(true);
      assertThat(repository().add(Samples.newUser(user.email()), HASH, RegistrationDrafts.NONE))
          .isEqualTo(Addition.ADDED);
    }
  }

  @Test
  default void no_user_comes_back_through_a_change_during_the_removal() {
    for (int round = 0; round < ROUNDS; round++) {
      User user = added();
      Race.between(
          () -> {
            repository().replaceHash(user.id(), HASH, OTHER_HASH);
            repository().grant(user.email(), Role.ADMIN, LATER);
          },
          () -> repository().remove(user.id(), Optional.empty()));
      assertUnknown(user);
    }
  }

  @Test
  default void an_unknown_user_is_neither_removed_nor_disabled() {
    User unknown = Samples.newUser();
    assertThat(repository().remove(unknown.id(), Optional.empty())).isFalse();
    assertThat(repository().disable(unknown.id(), LATER, Optional.empty())).isFalse();
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

  /** For every method except {@code remove}. */
  private void assertUnknown(User user) {
    assertThat(repository().find(user.id())).isEmpty();
    assertThat(repository().credentialOf(user.email())).isEmpty();
    assertThat(repository().credentialOf(user.id())).isEqualTo(Optional.empty());
    assertThat(repository().replaceHash(user.id(), HASH, OTHER_HASH)).isFalse();
    assertThat(repository().replaceHash(user.id(), OTHER_HASH, HASH)).isFalse();
    assertThat(repository().grant(user.email(), Role.ADMIN, LATER)).isEmpty();
    assertThat(repository().disable(user.id(), LATER, Optional.empty())).isFalse();
    assertThat(repository().find(user.id())).isEmpty();
  }
}
