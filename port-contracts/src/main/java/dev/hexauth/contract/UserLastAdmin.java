package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserRepository.Change;
import dev.hexauth.domain.port.UserRepository.Removal;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One active admin stays, whatever several admins do at once. */
interface UserLastAdmin extends GivenUserRepository {

  /** How often each race is run. */
  int RACES = 8;

  /** The ways to end an admin, each with its answer if the admin is the last. */
  List<Ending> ENDINGS =
      List.of(
          new Ending(
              (users, id) -> users.disable(id, NOW, Optional.empty()),
              Change.DONE,
              Change.LAST_ADMIN),
          new Ending(
              (users, id) -> users.setRole(id, Role.USER, NOW, Optional.empty()),
              Change.DONE,
              Change.LAST_ADMIN),
          new Ending(
              (users, id) -> users.remove(id, Optional.empty()),
              Removal.REMOVED,
              Removal.LAST_ADMIN));

  /** A way to end an admin, and its answers. */
  record Ending(BiFunction<UserRepository, UserId, Object> by, Object done, Object refused) {

    Object of(User user, UserRepository on) {
      return by.apply(on, user.id());
    }
  }

  @Test
  default void the_last_admin_stays() {
    User admin = admin();
    for (Ending ending : ENDINGS) {
      assertThat(ending.of(admin, repository())).isEqualTo(ending.refused);
      assertAdmin(admin);
    }
  }

  @Test
  default void an_admin_goes_while_another_stays() {
    User other = admin();
    for (Ending ending : ENDINGS) {
      assertThat(ending.of(admin(), repository())).isEqualTo(ending.done);
      assertAdmin(other);
    }
  }

  @Test
  default void a_disabled_admin_does_not_count() {
    User admin = admin();
    User disabled = admin();
    repository().disable(disabled.id(), NOW, Optional.empty());
    for (Ending ending : ENDINGS) {
      assertThat(ending.of(admin, repository())).isEqualTo(ending.refused);
    }

    repository().enable(disabled.id(), Optional.empty());

    assertThat(repository().remove(admin.id(), Optional.empty())).isEqualTo(Removal.REMOVED);
    assertAdmin(disabled);
  }

  @Test
  default void a_disabled_admin_can_be_removed_beside_the_last() {
    User admin = admin();
    User disabled = admin();
    repository().disable(disabled.id(), NOW, Optional.empty());
    assertThat(repository().remove(disabled.id(), Optional.empty())).isEqualTo(Removal.REMOVED);
    assertAdmin(admin);
  }

  @Test
  default void a_user_beside_the_last_admin_goes() {
    User admin = admin();
    User user = added();
    assertThat(repository().setRole(user.id(), Role.USER, NOW, Optional.empty()))
        .isEqualTo(Change.ALREADY_SO);
    assertThat(repository().disable(user.id(), NOW, Optional.empty())).isEqualTo(Change.DONE);
    assertThat(repository().remove(user.id(), Optional.empty())).isEqualTo(Removal.REMOVED);
    assertAdmin(admin);
  }

  @Test
  default void of_two_admins_who_end_each_other_on_two_nodes_one_stays() {
    User last = admin();
    for (int round = 0; round < RACES; round++) {
      for (Ending ending : ENDINGS) {
        List<User> admins = List.of(admin(), admin());
        repository().remove(last.id(), Optional.empty());
        List<Object> answers = Race.of(2).run(i -> ending.of(admins.get(1 - i), node(i)));
        assertThat(answers).containsExactlyInAnyOrder(ending.done, ending.refused);
        last = admins.get(1 - answers.indexOf(ending.refused));
        assertAdmin(last);
      }
    }
  }

  @Test
  default void of_many_admins_who_are_ended_at_once_in_different_ways_one_stays() {
    User last = admin();
    for (int round = 0; round < RACES; round++) {
      List<User> admins = IntStream.range(0, 6).mapToObj(_ -> admin()).toList();
      repository().remove(last.id(), Optional.empty());
      List<Boolean> stays =
          Race.of(admins.size())
              .run(i -> {
                Ending ending = ENDINGS.get(i % ENDINGS.size());
                Object answer = ending.of(admins.get(i), node(i / ENDINGS.size()));
                assertThat(answer).isIn(ending.done, ending.refused);
                return answer.equals(ending.refused);
              });
      assertThat(stays).containsOnlyOnce(true);
      last = admins.get(stays.indexOf(true));
      assertAdmin(last);
    }
  }

  private UserRepository node(int number) {
    return number % 2 == 0 ? repository() : otherNode();
  }

  private User admin() {
    User user = added();
    assertThat(repository().makeAdmin(user.email(), NOW)).contains(user.id());
    return repository().find(user.id()).orElseThrow();
  }

  private User added() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    return user;
  }

  private void assertAdmin(User user) {
    assertThat(otherNode().find(user.id()).map(User::role)).contains(Role.ADMIN);
  }
}
