package dev.hexauth.contract;

import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import java.util.Optional;

/**
 * One call of an operation, as the caller observes it.
 *
 * @param thread the caller; 0 for calls before the others began or after they ended
 * @param invoked {@link System#nanoTime} before the call
 * @param responded {@link System#nanoTime} after its answer, and after its effect was awaited
 * @param answer what the store returned, or the exception that it threw
 */
record Call(int thread, Operation operation, long invoked, long responded, Object answer) {

  /** The same call, whose effect was awaited until {@code responded}. */
  Call effectiveBy(long responded) {
    return new Call(thread, operation, invoked, responded, answer);
  }

  /** The session as this call has left it, if it opened or changed one. */
  Optional<Session> changed() {
    if (operation instanceof Operation.Open(Session session, _)) {
      return Optional.of(session);
    }
    return switch (answer) {
      case Rotation.Rotated(Session session) -> Optional.of(session);
      case Rotation.Recovered(Session session) -> Optional.of(session);
      default -> Optional.empty();
    };
  }
}
