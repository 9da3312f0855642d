package dev.hexauth.application;

import dev.hexauth.application.Admins.AdminAccess;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.token.Denial;
import java.time.Instant;
import java.time.InstantSource;

final class ListEventsService implements ListEvents {

  private final Admins admins;
  private final EventPages pages;
  private final InstantSource clock;

  ListEventsService(Admins admins, EventPages pages, InstantSource clock) {
    this.admins = admins;
    this.pages = pages;
    this.clock = clock;
  }

  @Override
  public Result list(Command command) {
    Instant now = clock.instant();
    return switch (admins.check(command.accessTokens(), command.client(), now)) {
      case AdminAccess.Granted _ -> list(command, now);
      case AdminAccess.NotAllowed() -> new Result.NotAllowed();
      case AdminAccess.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result list(Command command, Instant now) {
    EventFilter filter =
        pages.filter(command.user(), command.kind(), command.from(), command.until(), now);
    return new Result.Listed(pages.find(filter, command.after(), command.limit()));
  }
}
