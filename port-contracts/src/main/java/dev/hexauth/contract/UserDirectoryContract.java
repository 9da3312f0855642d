package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserGroup;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UserDirectory} guarantees. {@link DirectoryOrders} has the tests of prefixes
 * and orders, and {@link DirectoryPages} those of pages. Not specified: the order of users who
 * registered in the same microsecond or have the same name, and the letter case of characters whose
 * case mapping depends on the language or on the version of Unicode.
 */
public interface UserDirectoryContract extends DirectoryOrders, DirectoryPages {

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    Map<String, Consumer<UserDirectory>> operations =
        Map.of(
            "list(newest)", directory -> directory.list(newestOf(UserGroup.ALL, NOW), 1),
            "list(email)", directory -> directory.list(byEmail("a"), 1),
            "list(name)", directory -> directory.list(byName("a"), 1),
            "find", directory -> directory.find(Samples.newUserId()));
    outage().ifPresent(new OutageCheck<>("user store", operations)::passes);
  }

  @Test
  default void the_second_node_is_another_adapter() {
    secondNode().ifPresent(second -> assertThat(second).isNotSameAs(directory()));
  }

  @Test
  default void an_active_user_is_found_by_id() {
    User user = added(Role.ADMIN, false, NOW);
    added(Role.USER, true, NOW);
    assertThat(directory().find(user.id())).contains(KeptUser.active(user));
    assertThat(otherNode().find(user.id())).contains(KeptUser.active(user));
    assertThat(directory().find(Samples.newUserId())).isEmpty();
  }

  @Test
  default void a_disabled_user_is_found_with_the_time() {
    User user = added(Role.USER, true, NOW);
    assertThat(directory().find(user.id())).contains(KeptUser.active(user));
    Instant at = NOW.plusSeconds(5).plusNanos(1_999);
    KeptUser disabled = disabled(user, at);
    assertThat(otherNode().find(user.id())).contains(disabled);
    assertThat(directory().find(user.id()).flatMap(KeptUser::disabledAt))
        .contains(NOW.plusSeconds(5).plusNanos(1_000));
  }

  @Test
  default void a_removed_user_is_not_found_active_or_disabled() {
    String prefix = newPrefix();
    User active = added(Samples.newEmail(prefix));
    User disabled = added(Samples.newEmail(prefix));
    disabled(disabled, NOW);
    assertThat(listed(byEmail(prefix))).containsExactlyInAnyOrder(active, disabled);
    for (User user : listed(byEmail(prefix))) {
      repository().remove(user.id(), Optional.empty());
      assertThat(otherNode().find(user.id())).isEmpty();
    }
    assertThat(listed(byEmail(prefix))).isEmpty();
  }

  @Test
  default void every_list_has_disabled_users_and_when_they_were_disabled() {
    Instant day = newDay();
    User user = added(Role.USER, true, day);
    KeptUser disabled = disabled(user, day.plusSeconds(1));
    assertThat(directory().list(newestOf(UserGroup.ALL, day), 1)).containsExactly(disabled);
    assertThat(directory().list(byEmail(user.email().value()), 1)).containsExactly(disabled);
    assertThat(directory().list(byName(user.name().value()), 100_000)).contains(disabled);
  }

  @Test
  default void a_group_has_its_members_and_nobody_else_the_newest_first() {
    Instant day = newDay();
    User plain = added(Role.USER, true, day.plusSeconds(3));
    User admin = added(Role.ADMIN, true, day.plusSeconds(1));
    User unverified = added(Role.USER, false, day.plusSeconds(4));
    User disabled = added(Role.USER, true, day.plusSeconds(2));
    User all = added(Role.ADMIN, false, day.plusSeconds(5));
    disabled(disabled, day.plusSeconds(20));
    disabled(all, day.plusSeconds(10));

    assertThat(listed(newestOf(UserGroup.ALL, day), 5))
        .containsExactly(all, unverified, plain, disabled, admin);
    assertThat(listed(newestOf(UserGroup.DISABLED, day), 2)).containsExactly(all, disabled);
    assertThat(listed(newestOf(UserGroup.UNVERIFIED, day), 2)).containsExactly(all, unverified);
    assertThat(listed(newestOf(UserGroup.ADMINS, day), 2)).containsExactly(all, admin);
  }

  @Test
  default void a_change_moves_a_user_between_groups_at_once() {
    Instant day = newDay();
    added(Role.ADMIN, true, day);
    User user = added(Role.USER, true, day.plusSeconds(1));
    assertThat(listed(newestOf(UserGroup.ADMINS, day), 1)).doesNotContain(user);
    repository().makeAdmin(user.email(), day);
    assertThat(listed(newestOf(UserGroup.ADMINS, day), 1))
        .extracting(User::id)
        .containsExactly(user.id());
    repository().setRole(user.id(), Role.USER, day, Optional.empty());
    assertThat(listed(newestOf(UserGroup.ADMINS, day), 1)).doesNotContain(user);
  }
}
