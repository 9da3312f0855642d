package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Role;

/** Tells operators from others, by the role they have now. */
final class Operators {

  private final UserRepository users;
  private final SecurityEvents events;

  Operators(UserRepository users, SecurityEvents events) {
    this.users = users;
    this.events = events;
  }

  /**
   * Whether the owner of {@code session} may act on the accounts of others; an attempt of anybody
   * else's is recorded.
   */
  boolean include(SessionRef session, Client client) {
    boolean included =
        users.find(session.owner()).filter(user -> user.role() == Role.ADMIN).isPresent();
    if (!included) {
      events.record(new SecurityEvent.OperatorRefused(session, client));
    }
    return included;
  }
}
