package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks users up in groups. While a look-up is under way, the next callers gather, and the first of
 * them looks all of them up in one statement. A caller alone waits for nobody. The statement begins
 * after all members of the group have called, so that no result is older than its call. If it
 * fails, it fails for all members.
 */
@Mutable({"gathering", "turn"})
final class UserLookUps {

  /** Looks users up. */
  interface Statement {

    /** The users with {@code ids}; a user who does not exist is not in the map. */
    Map<UserId, User> execute(List<UserId> ids);
  }

  private final Statement statement;
  private final Duration patience;
  private final Semaphore turn = new Semaphore(1);
  private @Nullable Group gathering;

  /**
   * @param patience how long a group waits for the look-up before it, which may wait for a timeout
   */
  UserLookUps(Statement statement, Duration patience) {
    this.statement = statement;
    this.patience = patience;
  }

  Optional<User> find(UserId id) {
    Place place = place(id);
    if (place == null) {
      return alone(id);
    }
    if (place.leads()) {
      lead(place.group());
    }
    return place.group().found(id);
  }

  /** The caller's place in the next group; null if the caller has a turn at once. */
  private synchronized @Nullable Place place(UserId id) {
    if (gathering == null && turn.tryAcquire()) {
      return null;
    }
    Place place = gathering == null ? new Place(new Group(), true) : new Place(gathering, false);
    place.group().ids.add(id);
    gathering = place.group();
    return place;
  }

  private Optional<User> alone(UserId id) {
    try {
      return Optional.ofNullable(statement.execute(List.of(id)).get(id));
    } finally {
      turn.release();
    }
  }

  private void lead(Group group) {
    // An interrupt of this caller must not end the statement of the others.
    boolean interrupted = false;
    boolean hasTurn = false;
    try {
      hasTurn = turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    execute(group);
    if (hasTurn) {
      turn.release();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void execute(Group group) {
    synchronized (this) {
      gathering = null;
    }
    try {
      group.users.complete(statement.execute(group.ids));
    } catch (RuntimeException | Error failure) {
      group.users.completeExceptionally(failure);
    }
  }

  /** A member of a group; the first one leads it. */
  private record Place(Group group, boolean leads) {}

  /** Callers whose users are looked up in one statement. */
  @Mutable({"ids", "users"})
  private static final class Group {

    private final List<UserId> ids = new ArrayList<>();
    private final CompletableFuture<Map<UserId, User>> users = new CompletableFuture<>();

    Optional<User> found(UserId id) {
      try {
        return Optional.ofNullable(users.join().get(id));
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw e;
      }
    }
  }
}
