package dev.hexauth.adapter.events;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Keeps security events in the audit trail, outside of requests. So that nobody can fill the disk,
 * it bounds them by kind, reason and origin: the first ones are kept, and then one a minute that
 * stands for the others.
 *
 * <ul>
 *   <li>Of kinds that callers cause at will, the origin is the network with the user, if known: the
 *       first {@value #FIRSTS_AT_WILL} of each of {@value RecurringLines#ORIGINS} origins.
 *   <li>Of the others, the origin is the user: the first {@value #FIRSTS} of each of {@value
 *       #MANY_USERS} users.
 * </ul>
 *
 * <p>Refreshes are not kept: they are by far the most frequent events, and the list of sessions
 * shows the last one.
 */
public final class AuditRecorder implements AutoCloseable {

  static final int FIRSTS_AT_WILL = 3;
  static final int FIRSTS = 10;
  static final int MANY_USERS = 10_000;

  private final RandomIds ids;
  private final PublicIds publicIds;
  private final InstantSource clock;
  private final RecurringLines atWill;
  private final RecurringLines others;
  private final TrailWriter writer;

  AuditRecorder(
      AuditTrail trail,
      Duration retention,
      RandomIds ids,
      PublicIds publicIds,
      InstantSource clock) {
    this.ids = ids;
    this.publicIds = publicIds;
    this.clock = clock;
    this.atWill = new RecurringLines(clock, RecurringLines.ORIGINS, FIRSTS_AT_WILL);
    this.others = new RecurringLines(clock, MANY_USERS, FIRSTS);
    this.writer = new TrailWriter(trail, retention, clock, this::addDue, TrailWriter.LONGEST_CLOSE);
  }

  /** Events that are handed on to {@code next} and kept as well. */
  public SecurityEvents beside(SecurityEvents next) {
    return new AuditedSecurityEvents(next, this);
  }

  /** Keeps {@code event} soon; throws nothing and waits for nothing. */
  void add(SecurityEvent event) {
    EventLabel label = EventLabel.of(event);
    if (label.kind() == EventKind.SESSION_REFRESHED) {
      return;
    }
    AuditedEvent audited = new AuditDraft(event, label, publicIds).at(clock.instant(), ids);
    RecurringLines bound = label.kind().isAtWill() ? atWill : others;
    bound.tell(
        label.toString(),
        label.kind().isAtWill() ? originOf(audited) : userOf(audited),
        () -> writer.add(audited),
        (origin, count) -> writer.add(summary(audited, origin, count)));
  }

  private static String originOf(AuditedEvent event) {
    String network = event.client().map(Network::of).map(Network::text).orElse("");
    return network + " " + userOf(event);
  }

  private static String userOf(AuditedEvent event) {
    return event.user().or(event::by).map(UserId::toString).orElse("");
  }

  /** The latest of {@code count} events, which stands for all. */
  private static AuditedEvent summary(AuditedEvent latest, String origin, long count) {
    boolean isOfMany = origin.equals(RecurringLines.MANY);
    return (isOfMany ? latest.anonymous() : latest).times(count);
  }

  private void addDue() {
    atWill.logDue();
    others.logDue();
  }

  /** How many events wait to be kept. */
  public int waiting() {
    return writer.waiting();
  }

  /** How many events are lost because the trail was unavailable for too long. */
  public long dropped() {
    return writer.dropped();
  }

  /** Keeps what waits, for up to {@link TrailWriter#LONGEST_CLOSE}, and drops the rest. */
  @Override
  public void close() {
    atWill.close();
    others.close();
    writer.close();
  }
}
