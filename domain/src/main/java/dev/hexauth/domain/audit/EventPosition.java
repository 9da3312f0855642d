package dev.hexauth.domain.audit;

import java.time.Instant;

/**
 * The place of a kept event in the order of all: by time, and events of one microsecond by id.
 *
 * @param at in microseconds
 */
public record EventPosition(Instant at, EventId id) {

  /** Whether this event is the earlier one. */
  public boolean isBefore(EventPosition other) {
    return at.equals(other.at)
        ? id.toString().compareTo(other.id.toString()) < 0
        : at.isBefore(other.at);
  }
}
