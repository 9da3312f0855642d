package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class ListMyEventsService implements ListMyEvents {

  private final Authentication authentication;
  private final EventPages pages;
  private final InstantSource clock;

  ListMyEventsService(Authentication authentication, EventPages pages, InstantSource clock) {
    this.authentication = authentication;
    this.pages = pages;
    this.clock = clock;
  }

  @Override
  public Result list(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted granted -> list(granted.session().owner(), command, now);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result list(UserId user, Command command, Instant now) {
    EventPage page =
        pages.find(
            pages.filter(
                Optional.of(user), Optional.empty(), Optional.empty(), Optional.empty(), now),
            command.after(),
            command.limit());
    return new Result.Listed(
        new EventPage(page.events().stream().map(AuditedEvent::forUser).toList(), page.next()));
  }
}
