package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class ExportAccountService implements ExportAccount {

  private final Authentication authentication;
  private final UserRepository users;
  private final SessionStore sessions;
  private final KnownNetworks networks;
  private final MailRecords mail;
  private final Optional<EventPages> events;
  private final PublicIds publicIds;
  private final InstantSource clock;

  ExportAccountService(
      Authentication authentication,
      UserRepository users,
      SessionStore sessions,
      KnownNetworks networks,
      MailRecords mail,
      Optional<EventPages> events,
      PublicIds publicIds,
      InstantSource clock) {
    this.authentication = authentication;
    this.users = users;
    this.sessions = sessions;
    this.networks = networks;
    this.mail = mail;
    this.events = events;
    this.publicIds = publicIds;
    this.clock = clock;
  }

  @Override
  public Result export(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted(SessionRef session, _, _) ->
          users
              .find(session.owner())
              .<Result>map(user -> new Result.Exported(account(user, session, now)))
              .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Account account(User user, SessionRef current, Instant now) {
    return new Account(
        now,
        user,
        sessions(current, now),
        networks.networksOf(user.email(), now),
        mail.of(user, now),
        events
            .map(kept -> kept.newestOf(user.id(), MAX_EVENTS, now))
            .orElseGet(() -> new EventPage(List.of(), Optional.empty())));
  }

  private List<Entry> sessions(SessionRef current, Instant now) {
    return sessions.sessionsOf(current.owner(), now).stream()
        .map(session -> entry(session, current))
        .toList();
  }

  private Entry entry(Session session, SessionRef current) {
    return new Entry(publicIds.of(session.ref().id()), session, session.ref().equals(current));
  }
}
