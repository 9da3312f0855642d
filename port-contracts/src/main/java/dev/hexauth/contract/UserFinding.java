package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A store may look up the users of several callers together. Each caller still has the user they
 * asked for, as that user is when they ask.
 */
interface UserFinding extends GivenUserRepository {

  @Test
  default void of_many_callers_at_once_each_has_the_user_they_asked_for() {
    List<User> users = IntStream.range(0, 16).mapToObj(_ -> added()).toList();
    List<User> disabled = IntStream.range(0, 4).mapToObj(_ -> added()).toList();
    disabled.forEach(user -> repository().disable(user.id(), NOW, Optional.empty()));
    List<UserId> asked =
        Stream.of(users.stream(), disabled.stream(), Stream.of(Samples.newUser()))
            .flatMap(part -> part)
            .map(User::id)
            .toList();
    int rounds = 20;

    List<List<Optional<User>>> found =
        Race.of(asked.size())
            .run(runner ->
                IntStream.range(0, rounds)
                    .mapToObj(i -> repository().find(asked.get((runner + i) % asked.size())))
                    .toList());

    for (int runner = 0; runner < asked.size(); runner++) {
      for (int i = 0; i < rounds; i++) {
        int user = (runner + i) % asked.size();
        assertThat(found.get(runner).get(i))
            .isEqualTo(user < users.size() ? Optional.of(users.get(user)) : Optional.empty());
      }
    }
  }

  @Test
  default void no_caller_has_an_older_answer_than_their_call_while_others_ask() {
    List<User> users = IntStream.range(0, 20).mapToObj(_ -> added()).toList();
    AtomicBoolean ended = new AtomicBoolean();
    List<Boolean> stale =
        Race.of(8)
            .run(runner -> {
              if (runner > 0) {
                askUntil(ended, users);
                return false;
              }
              try {
                return users.stream().anyMatch(this::isFoundAfterRemoval);
              } finally {
                ended.set(true);
              }
            });
    assertThat(stale)
        .as("whether a caller finds a user whom they have removed")
        .containsOnly(false);
  }

  private void askUntil(AtomicBoolean ended, List<User> users) {
    while (!ended.get()) {
      users.forEach(user -> repository().find(user.id()));
    }
  }

  private boolean isFoundAfterRemoval(User user) {
    repository().remove(user.id(), Optional.empty());
    return repository().find(user.id()).isPresent();
  }

  private User added() {
    User user = Samples.newUser();
    repository().add(user, HASH, RegistrationDrafts.NONE);
    return user;
  }
}
