package dev.hexauth.contract;

import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Lets a caller share a look-up of the same user that began before the call. */
final class CoalescingUsers extends StaleUsers {

  private static final int TAKES_NANOS = 2_000_000;

  private final Shared shared;
  private final Map<UserId, CompletableFuture<Optional<User>>> underWay = new ConcurrentHashMap<>();

  CoalescingUsers(Shared shared) {
    super(shared);
    this.shared = shared;
  }

  @Override
  public Optional<User> find(UserId id) {
    CompletableFuture<Optional<User>> own = new CompletableFuture<>();
    CompletableFuture<Optional<User>> begun = underWay.putIfAbsent(id, own);
    if (begun != null) {
      return begun.join();
    }
    Optional<User> user = Optional.ofNullable(shared.users().get(id));
    LockSupport.parkNanos(TAKES_NANOS);
    underWay.remove(id);
    own.complete(user);
    return user;
  }
}
