package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.List;

/** Grants access to admins only, by the role that the user has now. */
final class Admins {

  private final Authentication authentication;
  private final UserRepository users;
  private final SecurityEvents events;

  Admins(Authentication authentication, UserRepository users, SecurityEvents events) {
    this.authentication = authentication;
    this.users = users;
    this.events = events;
  }

  /** Whether the bearer of the tokens may act on the accounts of others. */
  sealed interface AdminAccess {

    /** Yes, in this session. */
    record Granted(SessionRef admin) implements AdminAccess {}

    /** No, because the user is not an admin; the event is recorded. */
    record NotAllowed() implements AdminAccess {}

    /** No, because no token gives access. */
    record Denied(Denial reason) implements AdminAccess {}
  }

  /** Like {@link Authentication#check}, for admins only. */
  AdminAccess check(List<Token> accessTokens, Client client, Instant now) {
    return switch (authentication.check(accessTokens, client, now)) {
      case Authentication.Access.Granted(SessionRef session, _) -> check(session, client);
      case Authentication.Access.Denied(Denial reason) -> new AdminAccess.Denied(reason);
    };
  }

  private AdminAccess check(SessionRef session, Client client) {
    if (users.find(session.owner()).map(User::role).filter(Role.ADMIN::equals).isPresent()) {
      return new AdminAccess.Granted(session);
    }
    events.record(new SecurityEvent.AdminActionRefused(session, client));
    return new AdminAccess.NotAllowed();
  }
}
