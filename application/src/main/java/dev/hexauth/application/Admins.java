package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.FreshLogin;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Grants access to admins only, by the role that the user has now; for changes, only if they have
 * logged in a short time ago (OWASP ASVS 5.0, V7.5.3).
 */
final class Admins {

  private final Authentication authentication;
  private final UserRepository users;
  private final FreshLogin freshLogin;
  private final SecurityEvents events;

  Admins(
      Authentication authentication,
      UserRepository users,
      FreshLogin freshLogin,
      SecurityEvents events) {
    this.authentication = authentication;
    this.users = users;
    this.freshLogin = freshLogin;
    this.events = events;
  }

  /** Whether an admin may change something. */
  sealed interface StepAccess {

    /** Yes, and this is who does it. */
    record Granted(AdminStep step) implements StepAccess {}

    /** No; the event is recorded if it is one. */
    record Refused(Refusal why) implements StepAccess {}
  }

  /** Whether the bearer of the tokens may see the accounts of others. */
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
      case Access.Granted(SessionRef session, _, _) ->
          isAdmin(session, client)
              ? new AdminAccess.Granted(session)
              : new AdminAccess.NotAllowed();
      case Access.Denied(Denial reason) -> new AdminAccess.Denied(reason);
    };
  }

  /** Like {@link #check}, for a change that is made for {@code reason}. */
  StepAccess checkFresh(Requester.Admin requester, Optional<Reason> reason, Instant now) {
    Client client = requester.client();
    return switch (authentication.check(requester.accessTokens(), client, now)) {
      case Access.Granted granted -> checkFresh(granted, reason, client, now);
      case Access.Denied(Denial denial) -> new StepAccess.Refused(new Refusal.Denied(denial));
    };
  }

  private StepAccess checkFresh(
      Access.Granted granted, Optional<Reason> reason, Client client, Instant now) {
    SessionRef session = granted.session();
    if (!isAdmin(session, client)) {
      return new StepAccess.Refused(new Refusal.NotAllowed());
    }
    if (!freshLogin.accepts(granted.authenticatedAt(), now)) {
      events.record(new SecurityEvent.ReauthenticationRequired(session, client));
      return new StepAccess.Refused(new Refusal.LoginTooOld());
    }
    return new StepAccess.Granted(new AdminStep(session, reason, client));
  }

  /** Records the event if not. */
  private boolean isAdmin(SessionRef session, Client client) {
    boolean admin =
        users.find(session.owner()).map(User::role).filter(Role.ADMIN::equals).isPresent();
    if (!admin) {
      events.record(new SecurityEvent.AdminActionRefused(session, client));
    }
    return admin;
  }
}
