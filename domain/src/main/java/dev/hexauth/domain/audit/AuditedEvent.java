package dev.hexauth.domain.audit;

import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A security event as it is kept.
 *
 * @param at when it happened, in microseconds
 * @param user the user to whom it happened; empty if no user is known
 * @param session the session in which it happened: for a step of an admin, that of the admin
 * @param client the origin of the request, if there was one
 * @param by the admin whose step it was; empty for what users do to their own account
 * @param reason why: one of the reasons of the kind, the text that an admin gave, or the service or
 *     key that it was about
 * @param count how many events this one stands for, 1 or more; the others were alike, and are not
 *     kept
 */
public record AuditedEvent(
    EventId id,
    Instant at,
    EventKind kind,
    Optional<UserId> user,
    Optional<PublicId> session,
    Optional<Client> client,
    Optional<UserId> by,
    Optional<String> reason,
    long count) {

  /** Rounds the instant down to microseconds. */
  public AuditedEvent {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** Its place in the order of all events. */
  public EventPosition position() {
    return new EventPosition(at, id);
  }

  /** The same event, which stands for {@code number}. */
  public AuditedEvent times(long number) {
    return new AuditedEvent(id, at, kind, user, session, client, by, reason, number);
  }

  /** The same event without its client. */
  public AuditedEvent withoutClient() {
    return new AuditedEvent(id, at, kind, user, session, Optional.empty(), by, reason, count);
  }

  /** The same event without what tells who caused it. */
  public AuditedEvent anonymous() {
    return new AuditedEvent(
        id,
        at,
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reason,
        count);
  }

  /** As the user may see it: of a step of an admin, not from where it was made. */
  public AuditedEvent forUser() {
    return by.isEmpty()
        ? this
        : new AuditedEvent(
            id, at, kind, user, Optional.empty(), Optional.empty(), by, reason, count);
  }

  /** The user whose account this event ended, if it ended one. */
  public Optional<UserId> leaver() {
    return kind.endsAccount() ? user : Optional.empty();
  }
}
