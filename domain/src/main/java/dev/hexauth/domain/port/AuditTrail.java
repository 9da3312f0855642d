package dev.hexauth.domain.port;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.audit.HourlyCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps security events for users and admins who look back. It has no clock: an event may be of any
 * time. Each operation is atomic with respect to all others, of all threads and nodes, and sees the
 * effects of those that returned before it began.
 */
public interface AuditTrail {

  /** How much longer than asked a forgotten event may be kept. */
  Duration MAX_EXTRA = Duration.ofDays(7);

  /** The most events that a call of {@link #find} returns. */
  int MAX_FOUND = 1_000;

  /** The most events of one user whose client {@link #keep} removes; see there. */
  int MAX_STRIPPED = 1_000;

  /**
   * Keeps {@code events}. One that is already kept, with the same id and time, is not kept again,
   * so that a call whose outcome is unknown can be repeated.
   *
   * <p>If one of them {@link AuditedEvent#leaver ends an account}, the clients are removed from all
   * events of that user and from all steps that the user took as an admin, also from those that are
   * kept later. If these are more than {@value #MAX_STRIPPED}, each call of {@link #forget} removes
   * as many more.
   */
  void keep(List<AuditedEvent> events);

  /**
   * The events that {@code filter} accepts, newest first.
   *
   * @param after only those before this position in the order of events
   * @param limit how many at most, 1 to {@value #MAX_FOUND}
   */
  List<AuditedEvent> find(EventFilter filter, Optional<EventPosition> after, int limit);

  /**
   * How many events of each kind happened in each hour that starts at {@code from} or later, and
   * before {@code until}; each event counts as many times as it stands for. Hours and kinds without
   * events are left out.
   */
  List<HourlyCount> counts(Instant from, Instant until);

  /**
   * Forgets the events and counts before {@code before}. Those of up to {@link #MAX_EXTRA} earlier
   * may be kept.
   */
  void forget(Instant before);
}
