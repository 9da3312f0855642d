package dev.hexauth.application;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pages of the audit trail; what is older than the retention is not shown. */
final class EventPages {

  /** Events of a node whose clock is ahead are shown, too. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final AuditTrail trail;
  private final Duration retention;

  EventPages(AuditTrail trail, Duration retention) {
    this.trail = trail;
    this.retention = retention;
  }

  /** A filter without an end of its own ends in the future. */
  EventFilter filter(
      Optional<UserId> user,
      Optional<EventKind> kind,
      Optional<Instant> from,
      Optional<Instant> until,
      Instant now) {
    Instant oldest = now.minus(retention);
    return new EventFilter(
        user, kind, from.filter(oldest::isBefore).orElse(oldest), until.orElse(now.plus(AHEAD)));
  }

  /** The page after {@code after}, with up to {@code limit} events. */
  EventPage find(EventFilter filter, Optional<EventPosition> after, int limit) {
    List<AuditedEvent> found = trail.find(filter, after, limit + 1);
    if (found.size() <= limit) {
      return new EventPage(found, Optional.empty());
    }
    List<AuditedEvent> page = found.subList(0, limit);
    return new EventPage(page, Optional.of(page.getLast().position()));
  }
}
