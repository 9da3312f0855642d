package dev.hexauth.domain.audit;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list of kept events, newest first.
 *
 * @param next the position after which the next page starts; empty if this is the last page
 */
public record EventPage(List<AuditedEvent> events, Optional<EventPosition> next) {

  /** Keeps a copy. */
  public EventPage {
    events = List.copyOf(events);
  }
}
