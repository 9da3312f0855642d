package dev.hexauth.contract;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks for another admin and then ends this one, without a lock. */
final class HastyUsers extends StaleUsers {

  private final Shared shared;

  /** Where two callers meet who have both looked. */
  private final CyclicBarrier meeting = new CyclicBarrier(2);

  HastyUsers(Shared shared) {
    super(shared);
    this.shared = shared;
  }

  @Override
  public Removal remove(UserId id, Optional<Draft> notice) {
    return isLastAdmin(id) ? Removal.LAST_ADMIN : super.remove(id, notice);
  }

  @Override
  public Change disable(UserId id, Instant now, Optional<Draft> notice) {
    return isLastAdmin(id) ? Change.LAST_ADMIN : super.disable(id, now, notice);
  }

  @Override
  public Change setRole(UserId id, Role role, Instant now, Optional<Draft> notice) {
    return isLastAdmin(id) ? Change.LAST_ADMIN : super.setRole(id, role, now, notice);
  }

  private boolean isLastAdmin(UserId id) {
    boolean last =
        shared.users().values().stream()
            .filter(user -> user.role() == Role.ADMIN)
            .map(User::id)
            .toList()
            .equals(List.of(id));
    meet();
    return last;
  }

  private void meet() {
    try {
      meeting.await(50, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | BrokenBarrierException alone) {
      meeting.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
