package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.port.UserRepository.Removal;
import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.port.UserTransfer.Arrival;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UserTransfer} guarantees. Not specified: whether a user who changes or is added
 * while pages are read is on one of them.
 */
public interface UserTransferContract extends GivenUserStore {

  /** The adapter to test, over the users of {@link #store}. */
  UserTransfer transfer();

  /** The same as another node has it, or the first if there is no other. */
  UserTransfer transferOfOtherNode();

  /** The adapter on an engine that the test can take away. */
  Optional<Outage<UserTransfer>> transferOutage();

  @Test
  default void without_its_engine_adding_and_reading_are_unavailable_in_time() {
    MovedUser user = moved(Samples.newUser());
    Map<String, Consumer<UserTransfer>> operations =
        Map.of(
            "add", transfer -> transfer.add(List.of(user), NOW),
            "page", transfer -> transfer.page(Optional.empty(), 1));
    transferOutage().ifPresent(new OutageCheck<>("user store", operations)::passes);
  }

  @Test
  default void an_added_user_is_kept_with_everything_that_was_given() {
    User user =
        new User(
            Samples.newUserId(),
            new UserName("Ada \"Lovelace\" {},\\ \u00e9\ud83d\ude00 'NULL'"),
            Samples.newEmail(),
            new Photo(""),
            Role.ADMIN,
            true,
            Language.GERMAN,
            NOW.minusSeconds(2),
            NOW.minusSeconds(1));

    assertThat(transfer().add(List.of(moved(user)), NOW)).containsExactly(Arrival.ADDED);

    assertThat(otherNode().users().find(user.id())).contains(user);
    assertThat(otherNode().users().credentialOf(user.email()))
        .contains(new Credential(user.id(), HASH, Role.ADMIN));
    assertThat(kindsAt(FAR)).as("letters").isEmpty();
  }

  @Test
  default void a_disabled_user_is_added_and_cannot_be_found() {
    User user = Samples.newUser();
    Instant at = NOW.minusNanos(1);
    MovedUser disabled = new MovedUser(KeptUser.disabled(user, at), HASH);

    assertThat(transfer().add(List.of(disabled), NOW)).containsExactly(Arrival.ADDED);

    assertThat(otherNode().users().find(user.id())).isEmpty();
    assertThat(otherNode().users().credentialOf(user.email())).isEmpty();
    assertThat(listed(List.of(user.id()))).containsExactly(disabled);
    assertThat(transfer().add(List.of(disabled), NOW)).containsExactly(Arrival.ALREADY_THERE);
    assertThat(transfer().add(List.of(moved(Samples.newUser(user.email()))), NOW))
        .containsExactly(Arrival.EMAIL_TAKEN);
    assertThat(otherNode().users().remove(user.id(), Optional.empty())).isEqualTo(Removal.REMOVED);
  }

  @Test
  default void the_outcome_for_each_user_is_in_their_order() {
    User there = added();
    User other = added();
    User fresh = Samples.newUser();
    User last = Samples.newUser();

    assertThat(
            transferOfOtherNode()
                .add(
                    moved(
                        fresh,
                        there,
                        withId(Samples.newUser(), other.id(), NOW.minusSeconds(1)),
                        Samples.newUser(there.email()),
                        last),
                    NOW))
        .containsExactly(
            Arrival.ADDED,
            Arrival.ALREADY_THERE,
            Arrival.ID_TAKEN,
            Arrival.EMAIL_TAKEN,
            Arrival.ADDED);

    for (User kept : List.of(there, other, fresh, last)) {
      assertThat(store().users().find(kept.id())).contains(kept);
    }
  }

  @Test
  default void nobody_is_added_if_nobody_is_given() {
    assertThat(transfer().add(List.of(), NOW)).isEmpty();
  }

  @Test
  default void a_user_who_is_there_is_left_as_they_are() {
    User user = added();
    store().users().replaceHash(user.id(), HASH, OTHER_HASH);
    User given = withName(user, "Another name");

    assertThat(transfer().add(List.of(moved(given)), NOW)).containsExactly(Arrival.ALREADY_THERE);

    assertThat(store().users().find(user.id())).contains(user);
    assertThat(store().users().credentialOf(user.id()).orElseThrow().hash()).isEqualTo(OTHER_HASH);
  }

  @Test
  default void a_user_who_has_changed_the_address_since_has_the_id() {
    User user = added();
    EmailAddress changed = changed(user, NOW);
    lettersAt(FAR);
    assertThat(transfer().add(List.of(moved(user)), NOW)).containsExactly(Arrival.ID_TAKEN);
    assertThat(current(user).email()).isEqualTo(changed);
  }

  @Test
  default void an_address_that_can_be_taken_back_is_taken_until_then() {
    User user = added();
    changed(user, NOW);
    lettersAt(FAR);
    User next = Samples.newUser(user.email());
    Instant end = NOW.plus(RESERVED);

    assertThat(transfer().add(moved(Samples.newUser(), next), end.minusNanos(1_000)))
        .containsExactly(Arrival.ADDED, Arrival.EMAIL_TAKEN);
    assertThat(store().users().find(next.id())).isEmpty();
    assertThat(transfer().add(List.of(moved(next)), end)).containsExactly(Arrival.ADDED);
  }

  @Test
  default void of_users_given_together_the_first_gets_the_id_and_the_address() {
    User first = Samples.newUser();
    User sameEmail = Samples.newUser(first.email());
    User sameId = withId(Samples.newUser(), first.id(), NOW.minusSeconds(1));

    assertThat(transfer().add(moved(first, sameEmail, sameId, first), NOW))
        .containsExactly(
            Arrival.ADDED, Arrival.EMAIL_TAKEN, Arrival.ID_TAKEN, Arrival.ALREADY_THERE);

    assertThat(store().users().find(first.id())).contains(first);
    assertThat(store().users().find(sameEmail.id())).isEmpty();
  }

  @Test
  default void an_address_that_is_taken_does_not_take_the_id() {
    User there = added();
    User refused = Samples.newUser(there.email());
    User sameId = withId(Samples.newUser(), refused.id(), NOW);

    assertThat(transfer().add(moved(refused, sameId), NOW))
        .containsExactly(Arrival.EMAIL_TAKEN, Arrival.ADDED);

    assertThat(store().users().find(sameId.id())).contains(sameId);
  }

  @Test
  default void the_largest_batch_is_added_and_read() {
    List<User> users = Stream.generate(Samples::newUser).limit(UserTransfer.MAX_BATCH).toList();
    List<MovedUser> given = users.stream().map(UserTransferContract::moved).toList();

    assertThat(transfer().add(given, NOW)).containsOnly(Arrival.ADDED).hasSize(users.size());
    assertThat(transfer().add(given, NOW))
        .containsOnly(Arrival.ALREADY_THERE)
        .hasSize(users.size());

    assertThat(listed(users.stream().map(User::id).toList()))
        .containsExactlyInAnyOrderElementsOf(given);
  }

  @Test
  default void pages_have_every_user_once_in_the_order_of_the_bytes_of_their_ids() {
    List<UserId> ids =
        Stream.of("00000000", "7fffffff", "80000000", "ffffffff")
            .map(start -> UUID.fromString(start + Samples.newUserId().toString().substring(8)))
            .map(UserId::new)
            .toList();
    List<UserId> shuffled = new ArrayList<>(ids);
    Collections.reverse(shuffled);
    transfer()
        .add(shuffled.stream().map(id -> moved(withId(Samples.newUser(), id, NOW))).toList(), NOW);
    for (int limit : List.of(1, 2, UserTransfer.MAX_BATCH)) {
      assertThat(pages(limit).stream().map(moved -> moved.user().id()).filter(ids::contains))
          .as("pages of %s", limit)
          .containsExactlyElementsOf(ids);
    }
    assertThat(transfer().page(Optional.of(new UserId(new UUID(-1, -1))), 1)).isEmpty();
  }

  @Test
  default void of_many_racers_who_add_the_same_users_one_adds_each() {
    List<MovedUser> users = new ArrayList<>();
    IntStream.range(0, 8).forEach(_ -> users.add(moved(Samples.newUser())));
    List<List<Arrival>> arrivals =
        Race.of(16)
            .run(racer -> {
              List<MovedUser> own = new ArrayList<>(users);
              Collections.rotate(own, racer);
              UserTransfer node = racer % 2 == 0 ? transfer() : transferOfOtherNode();
              return node.add(own, NOW);
            });
    assertThat(arrivals.stream().flatMap(List::stream).filter(Arrival.ADDED::equals)).hasSize(8);
    assertThat(arrivals.stream().flatMap(List::stream))
        .containsOnly(Arrival.ADDED, Arrival.ALREADY_THERE);
  }

  @Test
  default void of_racers_who_register_and_move_in_one_gets_the_address() {
    for (int round = 0; round < 8; round++) {
      EmailAddress email = Samples.newEmail();
      List<Boolean> got =
          Race.of(8)
              .run(racer -> {
                User user = Samples.newUser(email);
                return racer % 2 == 0
                    ? transfer().add(List.of(moved(user)), NOW).contains(Arrival.ADDED)
                    : otherNode().users().add(user, HASH, RegistrationDrafts.NONE)
                        == Addition.ADDED;
              });
      assertThat(got).containsOnlyOnce(true);
    }
  }

  /** All users, in pages of {@code limit}. */
  private List<MovedUser> pages(int limit) {
    List<MovedUser> all = new ArrayList<>();
    Set<UserId> seen = new HashSet<>();
    List<MovedUser> page = transfer().page(Optional.empty(), limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      assertThat(page).allMatch(moved -> seen.add(moved.user().id()));
      all.addAll(page);
      page = transfer().page(Optional.of(page.getLast().user().id()), limit);
    }
    return all;
  }

  private List<MovedUser> listed(List<UserId> ids) {
    return pages(UserTransfer.MAX_BATCH).stream()
        .filter(moved -> ids.contains(moved.user().id()))
        .toList();
  }

  private static MovedUser moved(User user) {
    return new MovedUser(KeptUser.active(user), HASH);
  }

  private static List<MovedUser> moved(User... users) {
    return Stream.of(users).map(UserTransferContract::moved).toList();
  }

  private static User withId(User user, UserId id, Instant createdAt) {
    return User.register(id, user.name(), user.email(), user.photo(), user.language(), createdAt);
  }

  private static User withName(User user, String name) {
    return User.register(
        user.id(),
        new UserName(name),
        user.email(),
        user.photo(),
        user.language(),
        user.createdAt());
  }
}
