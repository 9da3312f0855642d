package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UserLookUpsTest {

  private static final List<UserId> IDS =
      IntStream.range(1, 9).mapToObj(i -> new UserId(new UUID(0, i))).toList();

  private static final UserId UNKNOWN = new UserId(new UUID(0, 99));

  private final BlockingQueue<Statement> statements = new LinkedBlockingQueue<>();
  private final UserLookUps lookUps = new UserLookUps(this::execute, Duration.ofHours(1));

  /** A statement under way; the test decides when and how it ends. */
  private record Statement(List<UserId> ids, CompletableFuture<Map<UserId, User>> result) {

    void succeed() {
      Map<UserId, User> users = new HashMap<>();
      ids.stream().filter(IDS::contains).forEach(id -> users.put(id, user(id)));
      result.complete(users);
    }

    void fail(RuntimeException failure) {
      result.completeExceptionally(failure);
    }
  }

  private Map<UserId, User> execute(List<UserId> ids) {
    Statement statement = new Statement(List.copyOf(ids), new CompletableFuture<>());
    statements.add(statement);
    try {
      return statement.result().join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  private static User user(UserId id) {
    return new User(
        id,
        new UserName("Ada"),
        new EmailAddress("ada@example.com"),
        Photo.DEFAULT,
        Role.USER,
        true,
        Language.ENGLISH,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private final List<Thread> callers = new ArrayList<>();

  /** Begins a look-up and returns when it waits for its statement or for its group. */
  private CompletableFuture<Optional<User>> begin(UserId id) {
    return begin(lookUps, id);
  }

  private CompletableFuture<Optional<User>> begin(UserLookUps lookUps, UserId id) {
    CompletableFuture<Optional<User>> found = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                found.complete(lookUps.find(id));
              } catch (RuntimeException | Error failure) {
                found.completeExceptionally(failure);
              }
            });
    callers.add(caller);
    while (caller.getState() != Thread.State.WAITING
        && caller.getState() != Thread.State.TIMED_WAITING
        && caller.isAlive()) {
      Thread.onSpinWait();
    }
    return found;
  }

  @Test
  void a_caller_alone_waits_for_nobody() throws InterruptedException {
    CompletableFuture<Optional<User>> first = begin(IDS.getFirst());
    Statement statement = statements.take();
    assertThat(statement.ids()).containsExactly(IDS.getFirst());
    statement.succeed();
    assertThat(first.join()).contains(user(IDS.getFirst()));
    CompletableFuture<Optional<User>> unknown = begin(UNKNOWN);
    statements.take().succeed();
    assertThat(unknown.join()).isEmpty();
  }

  @Test
  void callers_during_a_look_up_are_looked_up_together() throws InterruptedException {
    CompletableFuture<Optional<User>> first = begin(IDS.getFirst());
    Statement running = statements.take();
    List<UserId> others = List.of(IDS.get(1), IDS.get(2), UNKNOWN, IDS.get(1), IDS.getFirst());
    List<CompletableFuture<Optional<User>>> members = others.stream().map(this::begin).toList();
    assertThat(statements).isEmpty();
    running.succeed();
    Statement group = statements.take();
    assertThat(group.ids()).containsExactlyElementsOf(others);
    assertThat(first.join()).contains(user(IDS.getFirst()));
    group.succeed();
    for (int i = 0; i < others.size(); i++) {
      Optional<User> expected =
          Optional.of(others.get(i)).filter(IDS::contains).map(UserLookUpsTest::user);
      assertThat(members.get(i).join()).isEqualTo(expected);
    }
    assertThat(statements).isEmpty();
  }

  @Test
  void a_statement_that_has_begun_takes_no_more_members() throws InterruptedException {
    var _ = begin(IDS.get(0));
    Statement running = statements.take();
    var _ = begin(IDS.get(1));
    running.succeed();
    Statement second = statements.take();
    CompletableFuture<Optional<User>> late = begin(IDS.get(2));
    second.succeed();
    Statement third = statements.take();
    assertThat(second.ids()).containsExactly(IDS.get(1));
    assertThat(third.ids()).containsExactly(IDS.get(2));
    third.succeed();
    assertThat(late.join()).contains(user(IDS.get(2)));
  }

  @Test
  void a_failure_is_that_of_its_group_alone() throws InterruptedException {
    CompletableFuture<Optional<User>> first = begin(IDS.get(0));
    Statement running = statements.take();
    List<CompletableFuture<Optional<User>>> members =
        Stream.of(IDS.get(1), IDS.get(2), IDS.get(3)).map(this::begin).toList();
    UnavailableException outage =
        new UnavailableException("user store", Duration.ofSeconds(1), new IllegalStateException());
    running.fail(outage);
    assertThatThrownBy(first::join).hasCause(outage);
    Statement group = statements.take();
    group.fail(outage);
    members.forEach(member -> assertThatThrownBy(member::join).hasCause(outage));
    CompletableFuture<Optional<User>> next = begin(IDS.get(4));
    statements.take().succeed();
    assertThat(next.join()).contains(user(IDS.get(4)));
  }

  @Test
  void a_look_up_that_hangs_holds_nobody_up_for_long() throws InterruptedException {
    UserLookUps impatient = new UserLookUps(this::execute, Duration.ofMillis(1));
    CompletableFuture<Optional<User>> first = begin(impatient, IDS.get(0));
    Statement hanging = statements.take();
    for (UserId id : IDS.subList(1, 4)) {
      CompletableFuture<Optional<User>> next = begin(impatient, id);
      statements.take().succeed();
      assertThat(next.join()).contains(user(id));
    }
    assertThat(first).isNotDone();
    hanging.succeed();
    assertThat(first.join()).contains(user(IDS.get(0)));
    assertThat(begin(impatient, IDS.get(5))).isNotDone();
    statements.take().succeed();
  }

  @Test
  void an_interrupt_of_one_member_is_not_that_of_the_others() throws InterruptedException {
    var _ = begin(IDS.get(0));
    Statement running = statements.take();
    AtomicBoolean kept = new AtomicBoolean();
    Thread leader =
        Thread.ofVirtual()
            .start(() -> {
              lookUps.find(IDS.get(1));
              kept.set(Thread.currentThread().isInterrupted());
            });
    while (leader.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    CompletableFuture<Optional<User>> member = begin(IDS.get(2));
    leader.interrupt();
    Statement group = statements.take();
    assertThat(group.ids()).containsExactly(IDS.get(1), IDS.get(2));
    group.succeed();
    assertThat(member.join()).contains(user(IDS.get(2)));
    leader.join();
    assertThat(kept).isTrue();
    running.succeed();
  }
}
