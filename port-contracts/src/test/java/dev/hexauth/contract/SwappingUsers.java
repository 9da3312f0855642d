package dev.hexauth.contract;

import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks two users up together, and gives each caller the user of the other one. */
final class SwappingUsers extends StaleUsers {

  private final Shared shared;
  private final Exchanger<Optional<User>> pair = new Exchanger<>();

  SwappingUsers(Shared shared) {
    super(shared);
    this.shared = shared;
  }

  @Override
  public Optional<User> find(UserId id) {
    Optional<User> user = Optional.ofNullable(shared.users().get(id));
    try {
      return pair.exchange(user, 1, TimeUnit.MILLISECONDS);
    } catch (TimeoutException alone) {
      return user;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return user;
    }
  }
}
