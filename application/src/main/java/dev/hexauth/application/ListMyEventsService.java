package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;

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
    return new Result.Listed(pages.own(user, command.after(), command.limit(), now));
  }
}
