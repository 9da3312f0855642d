package dev.hexauth.domain.audit;

import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which kept events are wanted.
 *
 * @param user those of this user; empty for all
 * @param kind those of this kind; empty for all
 * @param from those at this instant or later
 * @param until those before this instant
 */
public record EventFilter(
    Optional<UserId> user, Optional<EventKind> kind, Instant from, Instant until) {

  /** Whether {@code event} is one of them. */
  public boolean accepts(AuditedEvent event) {
    return (user.isEmpty() || user.equals(event.user()))
        && kind.filter(wanted -> wanted != event.kind()).isEmpty()
        && !event.at().isBefore(from)
        && event.at().isBefore(until);
  }
}
