package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.audit.HourlyCount;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The adapter that the contract of {@link AuditTrail} tests. */
interface GivenAuditTrail {

  Client CLIENT = new Client("Mozilla/5.0 (X11; \"Linux\") \\ '; --", "2001:db8::1%eth0");

  /** The end of all filters that have no other. */
  Instant END = Instant.parse("2200-01-01T00:00:00Z");

  /** The adapter to test. Within one test all calls return adapters over the same events. */
  AuditTrail trail();

  /**
   * The same events as another node of the service sees them, with connections of its own. Empty if
   * one process alone can use the adapter.
   */
  Optional<AuditTrail> secondNode();

  /** The second node, or the first if there is no other. */
  default AuditTrail otherNode() {
    return secondNode().orElseGet(this::trail);
  }

  /** Both nodes. */
  default List<AuditTrail> nodes() {
    return List.of(trail(), otherNode());
  }

  /** One of them. */
  default AuditTrail node(int number) {
    return nodes().get(number % 2);
  }

  /** How many events of {@code kind} are counted in the hour of {@code at}. */
  default long countOf(EventKind kind, Instant at) {
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    return otherNode().counts(hour, hour.plus(Duration.ofHours(1))).stream()
        .filter(count -> count.kind() == kind)
        .mapToLong(HourlyCount::events)
        .sum();
  }

  /** An instant of which no other test keeps an event. */
  default Instant newInstant() {
    long micros = UUID.randomUUID().getMostSignificantBits() >>> 28;
    return NOW.plus(MICRO.multipliedBy(micros));
  }

  /** A new login of {@code user}. */
  default AuditedEvent event(UserId user, Instant at) {
    return event(EventKind.LOGGED_IN, user, at);
  }

  default AuditedEvent event(EventKind kind, UserId user, Instant at) {
    return new AuditedEvent(
        newId(),
        at,
        kind,
        Optional.of(user),
        Optional.of(new PublicId("A".repeat(22))),
        Optional.of(CLIENT),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  /** What {@code admin} did to {@code user}. */
  default AuditedEvent step(UserId user, UserId admin, Instant at) {
    return new AuditedEvent(
        newId(),
        at,
        EventKind.SESSIONS_ENDED,
        Optional.of(user),
        Optional.of(new PublicId("B".repeat(22))),
        Optional.of(CLIENT),
        Optional.of(admin),
        Optional.of("Ticket 17; \u00fc\ud83d\ude00 '\"\\{},null"),
        1);
  }

  /** An event with as little as an event may have. */
  default AuditedEvent bare(UserId user, Instant at) {
    return new AuditedEvent(
        newId(),
        at,
        EventKind.ADMIN_MADE,
        Optional.of(user),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  default AuditedEvent ofNoUser(Instant at) {
    return new AuditedEvent(
        newId(),
        at,
        EventKind.SERVICE_REJECTED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Client("", "192.0.2.1")),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  private static EventId newId() {
    return new EventId(UUID.randomUUID());
  }

  /** Those of a user. */
  default EventFilter of(UserId user) {
    return new EventFilter(Optional.of(user), Optional.empty(), Instant.EPOCH, END);
  }

  default EventFilter of(UserId user, EventKind kind) {
    return new EventFilter(Optional.of(user), Optional.of(kind), Instant.EPOCH, END);
  }

  default EventFilter of(EventKind kind) {
    return new EventFilter(Optional.empty(), Optional.of(kind), Instant.EPOCH, END);
  }

  /** Those of one microsecond. */
  default EventFilter all(Instant at) {
    return new EventFilter(Optional.empty(), Optional.empty(), at, at.plus(MICRO));
  }
}
