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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of the audit trail; what is older than the retention is not shown. */
final class EventPages {

  /** Events of a node whose clock is ahead are shown, too. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** How many events {@link #newestOf} asks for at once. */
  private static final int BATCH = 500;

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

  /** A page of the events of {@code user}, as this user may see them. */
  EventPage own(UserId user, Optional<EventPosition> after, int limit, Instant now) {
    EventFilter filter =
        filter(Optional.of(user), Optional.empty(), Optional.empty(), Optional.empty(), now);
    EventPage page = find(filter, after, limit);
    return new EventPage(page.events().stream().map(AuditedEvent::forUser).toList(), page.next());
  }

  /** One long page: the newest events of {@code user}, up to {@code limit}. */
  EventPage newestOf(UserId user, int limit, Instant now) {
    List<AuditedEvent> events = new ArrayList<>();
    Optional<EventPosition> next = Optional.empty();
    do {
      EventPage page = own(user, next, Math.min(BATCH, limit - events.size()), now);
      events.addAll(page.events());
      next = page.next();
    } while (next.isPresent() && events.size() < limit);
    return new EventPage(events, next);
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
