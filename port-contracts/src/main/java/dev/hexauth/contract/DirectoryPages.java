package dev.hexauth.contract;

import static dev.hexauth.contract.GivenUserDirectory.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserName;
import dev.hexauth.domain.user.UserQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One page after the other. */
interface DirectoryPages extends GivenUserDirectory {

  /** How many users the lists of these tests have. */
  int USERS = 7;

  @Test
  default void a_page_has_as_many_users_as_there_are_up_to_its_limit() {
    String prefix = newPrefix();
    addressed(prefix);
    for (int limit = 1; limit <= USERS + 1; limit++) {
      assertThat(directory().list(byEmail(prefix), limit)).hasSize(Math.min(limit, USERS));
    }
  }

  @Test
  default void pages_by_address_have_every_user_once() {
    String prefix = newPrefix();
    assertPagesHaveOnce(addressed(prefix), byEmail(prefix));
  }

  @Test
  default void pages_by_name_have_every_user_once_also_of_one_name() {
    String prefix = newPrefix();
    List<User> users =
        Stream.of("Ada", "ada", "ADA", "Ada", "\u00c1da", "A\u0301da", "Bob")
            .map(end -> added(new UserName(prefix + end)))
            .toList();
    assertPagesHaveOnce(users, byName(prefix));
  }

  @Test
  default void pages_of_the_newest_have_every_user_once_also_of_one_microsecond() {
    Instant day = newDay();
    List<User> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(added(Role.ADMIN, false, day.plusNanos(1_000L * (i / 4))));
    }
    for (UserGroup group : List.of(UserGroup.ALL, UserGroup.UNVERIFIED, UserGroup.ADMINS)) {
      assertPagesHaveOnce(users, newestOf(group, day));
    }
    added(Role.ADMIN, true, day);
    users.forEach(user -> disabled(user, day.plusSeconds(1)));
    assertPagesHaveOnce(users, newestOf(UserGroup.DISABLED, day));
  }

  @Test
  default void users_who_come_and_go_move_nobody() {
    String prefix = newPrefix();
    List<User> users = addressed(prefix);
    List<User> seen = new ArrayList<>();
    List<User> staying = List.of(users.get(0), users.get(2), users.get(4), users.get(6));
    UserQuery query = byEmail(prefix);
    User last = users.getFirst();
    while (last.email().value().compareTo(prefix + "z") < 0) {
      List<User> page = listed(query, 2);
      seen.addAll(page);
      last = page.getLast();
      query = after(last, query);
      added(Samples.newEmail(prefix + "0"));
      added(Samples.newEmail(prefix + "z"));
      if (!staying.contains(last)) {
        repository().remove(last.id(), Optional.empty());
      }
    }
    assertThat(seen).doesNotHaveDuplicates().containsAll(staying);
  }

  @Test
  default void a_page_after_a_user_who_is_gone_starts_where_the_user_was() {
    String prefix = newPrefix();
    List<User> users = addressed(prefix);
    repository().remove(users.get(3).id(), Optional.empty());
    assertThat(listed(after(users.get(3), byEmail(prefix))))
        .containsExactlyElementsOf(users.subList(4, USERS));
  }

  @Test
  default void a_key_outside_of_the_prefix_selects_nobody_outside_of_it() {
    String prefix = newPrefix();
    User before = added(Samples.newEmail("a"));
    User behind = added(Samples.newEmail("zz"));
    List<User> users = addressed(prefix);
    assertThat(listed(after(before, byEmail(prefix)))).containsExactlyElementsOf(users);
    assertThat(listed(after(behind, byEmail(prefix)))).isEmpty();

    User named = added(new UserName(prefix + "Ada"));
    User first = added(new UserName("A" + prefix));
    User last = added(new UserName("zz" + prefix));
    assertThat(listed(after(first, byName(prefix)))).containsExactly(named);
    assertThat(listed(after(last, byName(prefix)))).isEmpty();
  }

  /** New users whose addresses have the prefix, in their order. */
  private List<User> addressed(String prefix) {
    List<User> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(added(Samples.newEmail(prefix + (char) ('a' + i))));
    }
    return users;
  }

  private void assertPagesHaveOnce(List<User> users, UserQuery start) {
    List<User> inOrder = listed(start, users.size());
    assertThat(inOrder).containsExactlyInAnyOrderElementsOf(users);
    for (int size = 1; size <= users.size(); size++) {
      List<User> seen = new ArrayList<>();
      UserQuery query = start;
      while (seen.size() < users.size()) {
        List<User> page = listed(query, Math.min(size, users.size() - seen.size()));
        assertThat(page).isNotEmpty();
        seen.addAll(page);
        query = after(page.getLast(), query);
      }
      assertThat(seen).as("pages of %s", size).containsExactlyElementsOf(inOrder);
    }
  }
}
