package dev.hexauth.contract;

import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import java.util.Optional;

/**
 * One operation as observed from outside.
 *
 * @param thread the caller; 0 for calls before the others began or after they ended
 * @param invoked the reading of {@link System#nanoTime} before the call
 * @param responded the reading after it was answered and its effect awaited
 * @param answer what the store returned, or the exception that it threw
 */
record Call(int thread, Operation operation, long invoked, long responded, Object answer) {

  /** The same, if its effect was awaited until {@code responded}. */
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
