package dev.hexauth.adapter.memory;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserStore;
import dev.hexauth.contract.UserTransferContract;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.port.UserTransfer.Arrival;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Adapters that break one sentence of the port each, and the test that notices. */
@SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
enum WrongUserTransfers {
  THE_ROLE_IS_LOST(
      UserTransferContract::an_added_user_is_kept_with_everything_that_was_given,
      tables -> new Changing(tables, moved -> with(moved, Role.USER, Language.GERMAN))),
  THE_LANGUAGE_IS_LOST(
      UserTransferContract::an_added_user_is_kept_with_everything_that_was_given,
      tables -> new Changing(tables, moved -> with(moved, Role.ADMIN, Language.ENGLISH))),
  THE_HASH_IS_LOST(
      UserTransferContract::an_added_user_is_kept_with_everything_that_was_given,
      tables ->
          new Changing(tables, moved -> new MovedUser(moved.kept(), new PasswordHash("lost")))),
  A_LETTER_IS_POSTED(
      UserTransferContract::an_added_user_is_kept_with_everything_that_was_given,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              List<Arrival> arrivals = super.add(users, now);
              users.forEach(moved -> tables.post(moved.user().id(), draft(now)));
              return arrivals;
            }
          }),
  DISABLED_USERS_BECOME_ACTIVE(
      UserTransferContract::a_disabled_user_is_added_and_cannot_be_found,
      tables ->
          new Changing(
              tables, moved -> new MovedUser(KeptUser.active(moved.user()), moved.hash()))),
  DISABLED_USERS_DO_NOT_LEAVE(
      UserTransferContract::a_disabled_user_is_added_and_cannot_be_found,
      tables ->
          new Correct(tables) {
            @Override
            public List<MovedUser> page(Optional<UserId> after, int limit) {
              return super.page(after, limit).stream()
                  .filter(moved -> moved.kept().disabledAt().isEmpty())
                  .toList();
            }
          }),
  USERS_ARE_DISABLED_AT_THE_IMPORT(
      UserTransferContract::a_disabled_user_is_added_and_cannot_be_found,
      tables ->
          new Correct(tables) {
            @Override
            MovedUser given(MovedUser moved, Instant now) {
              return new MovedUser(
                  new KeptUser(moved.user(), moved.kept().disabledAt().map(_ -> now)),
                  moved.hash());
            }
          }),
  ONE_REFUSAL_REFUSES_ALL(
      UserTransferContract::the_outcome_for_each_user_is_in_their_order,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              return users.stream()
                      .anyMatch(moved -> tables.owners.containsKey(moved.user().email()))
                  ? Collections.nCopies(users.size(), Arrival.EMAIL_TAKEN)
                  : super.add(users, now);
            }
          }),
  REFUSALS_COME_LAST(
      UserTransferContract::the_outcome_for_each_user_is_in_their_order,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              return super.add(users, now).stream().sorted().toList();
            }
          }),
  A_USER_WHO_IS_THERE_IS_OVERWRITTEN(
      UserTransferContract::a_user_who_is_there_is_left_as_they_are,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              List<Arrival> arrivals = super.add(users, now);
              users.forEach(moved -> tables.keep(moved.user()));
              return arrivals;
            }
          }),
  A_HASH_IS_OVERWRITTEN(
      UserTransferContract::a_user_who_is_there_is_left_as_they_are,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              List<Arrival> arrivals = super.add(users, now);
              users.forEach(moved -> tables.hashes.put(moved.user().id(), moved.hash()));
              return arrivals;
            }
          }),
  THE_ID_ALONE_MAKES_A_USER(
      UserTransferContract::a_user_who_has_changed_the_address_since_has_the_id,
      tables -> new Saying(tables, Arrival.ID_TAKEN, Arrival.ALREADY_THERE)),
  RESERVED_ADDRESSES_ARE_FREE(
      UserTransferContract::an_address_that_can_be_taken_back_is_taken_until_then,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              tables.reserved.clear();
              return super.add(users, now);
            }
          }),
  RESERVATIONS_DO_NOT_END(
      UserTransferContract::an_address_that_can_be_taken_back_is_taken_until_then,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              return super.add(users, Instant.EPOCH);
            }
          }),
  THE_LAST_COMES_FIRST(
      UserTransferContract::of_users_given_together_the_first_gets_the_id_and_the_address,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              return super.add(users.reversed(), now).reversed();
            }
          }),
  WHO_IS_REFUSED_TAKES_THE_ID(
      UserTransferContract::an_address_that_is_taken_does_not_take_the_id,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              Set<UserId> ids = new HashSet<>();
              List<Arrival> arrivals = new ArrayList<>();
              for (MovedUser moved : users) {
                arrivals.addAll(
                    ids.add(moved.user().id())
                        ? super.add(List.of(moved), now)
                        : List.of(Arrival.ID_TAKEN));
              }
              return arrivals;
            }
          }),
  THE_LAST_OF_A_LARGE_BATCH_IS_LOST(
      UserTransferContract::the_largest_batch_is_added_and_read,
      tables ->
          new Correct(tables) {
            @Override
            public List<Arrival> add(List<MovedUser> users, Instant now) {
              List<MovedUser> some = users.subList(0, Math.min(users.size(), MAX_BATCH - 1));
              List<Arrival> arrivals = new ArrayList<>(super.add(some, now));
              arrivals.addAll(Collections.nCopies(users.size() - some.size(), arrivals.getFirst()));
              return arrivals;
            }
          }),
  EVERY_RACER_ADDS(
      UserTransferContract::of_many_racers_who_add_the_same_users_one_adds_each,
      tables -> new Saying(tables, Arrival.ALREADY_THERE, Arrival.ADDED)),
  IDS_ARE_SIGNED_NUMBERS(
      UserTransferContract::pages_have_every_user_once_in_the_order_of_the_bytes_of_their_ids,
      tables ->
          new Correct(tables) {
            @Override
            public List<MovedUser> page(Optional<UserId> after, int limit) {
              return super.page(Optional.empty(), MAX_BATCH).stream()
                  .sorted(Comparator.comparing(moved -> moved.user().id().value()))
                  .filter(moved ->
                      after
                          .filter(id -> moved.user().id().value().compareTo(id.value()) <= 0)
                          .isEmpty())
                  .limit(limit)
                  .toList();
            }
          }),
  A_PAGE_IS_TOO_LONG(
      UserTransferContract::pages_have_every_user_once_in_the_order_of_the_bytes_of_their_ids,
      tables ->
          new Correct(tables) {
            @Override
            public List<MovedUser> page(Optional<UserId> after, int limit) {
              return super.page(after, limit + 1);
            }
          }),
  A_PAGE_SKIPS_A_USER(
      UserTransferContract::pages_have_every_user_once_in_the_order_of_the_bytes_of_their_ids,
      tables ->
          new Correct(tables) {
            @Override
            public List<MovedUser> page(Optional<UserId> after, int limit) {
              List<MovedUser> page = super.page(after, limit);
              return after.isEmpty() || page.isEmpty() ? page : page.subList(1, page.size());
            }
          }),
  A_PAGE_REPEATS_THE_LAST_USER(
      UserTransferContract::pages_have_every_user_once_in_the_order_of_the_bytes_of_their_ids,
      tables ->
          new Correct(tables) {
            @Override
            public List<MovedUser> page(Optional<UserId> after, int limit) {
              return super.page(Optional.empty(), MAX_BATCH).stream()
                  .dropWhile(moved -> after.isPresent() && !after.get().equals(moved.user().id()))
                  .limit(limit)
                  .toList();
            }
          }),
  EVERY_PAGE_IS_THE_FIRST(
      UserTransferContract::pages_have_every_user_once_in_the_order_of_the_bytes_of_their_ids,
      tables ->
          new Correct(tables) {
            @Override
            public List<MovedUser> page(Optional<UserId> after, int limit) {
              return super.page(Optional.empty(), limit);
            }
          });

  private final Consumer<UserTransferContract> test;
  private final Function<UserTables, UserTransfer> fault;

  WrongUserTransfers(
      Consumer<UserTransferContract> test, Function<UserTables, UserTransfer> fault) {
    this.test = test;
    this.fault = fault;
  }

  /** Runs the test that notices. */
  void test() {
    UserTables tables = new UserTables();
    test.accept(new Given(tables, fault.apply(tables)));
  }

  /** Subclasses are wrong in one method. */
  private static class Correct implements UserTransfer {

    private final InMemoryUserTransfer transfer;

    Correct(UserTables tables) {
      this.transfer = new InMemoryUserTransfer(tables);
    }

    @Override
    public List<Arrival> add(List<MovedUser> users, Instant now) {
      return transfer.add(users.stream().map(moved -> given(moved, now)).toList(), now);
    }

    MovedUser given(MovedUser moved, Instant now) {
      return moved;
    }

    @Override
    public List<MovedUser> page(Optional<UserId> after, int limit) {
      return transfer.page(after, limit);
    }
  }

  /** Keeps something else than was given. */
  private static final class Changing extends Correct {

    private final UnaryOperator<MovedUser> change;

    Changing(UserTables tables, UnaryOperator<MovedUser> change) {
      super(tables);
      this.change = change;
    }

    @Override
    MovedUser given(MovedUser moved, Instant now) {
      return change.apply(moved);
    }
  }

  /** Answers something else than it did. */
  private static final class Saying extends Correct {

    private final Arrival outcome;
    private final Arrival said;

    Saying(UserTables tables, Arrival outcome, Arrival said) {
      super(tables);
      this.outcome = outcome;
      this.said = said;
    }

    @Override
    public List<Arrival> add(List<MovedUser> users, Instant now) {
      return super.add(users, now).stream().map(each -> each == outcome ? said : each).toList();
    }
  }

  /** The contract of {@code transfer}. */
  private record Given(UserTables tables, UserTransfer transfer) implements UserTransferContract {

    @Override
    public UserStore store() {
      return UserStores.in(tables);
    }

    @Override
    public Optional<UserStore> secondNode() {
      return Optional.empty();
    }

    @Override
    public Optional<Outage<UserStore>> outage() {
      return Optional.empty();
    }

    @Override
    public UserTransfer transferOfOtherNode() {
      return transfer;
    }

    @Override
    public Optional<Outage<UserTransfer>> transferOutage() {
      return Optional.empty();
    }
  }

  private static Draft draft(Instant now) {
    return new Draft(
        new LetterId(UUID.randomUUID()),
        LetterKind.PASSWORD_CHANGED,
        Optional.empty(),
        new Occasion(now, Optional.empty()));
  }

  private static MovedUser with(MovedUser moved, Role role, Language language) {
    User user = moved.user();
    return new MovedUser(
        KeptUser.active(
            new User(
                user.id(),
                user.name(),
                user.email(),
                user.photo(),
                role,
                user.verified(),
                language,
                user.createdAt(),
                user.updatedAt())),
        moved.hash());
  }
}
