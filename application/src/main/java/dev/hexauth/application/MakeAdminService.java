package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.UserId;
import java.time.InstantSource;

final class MakeAdminService implements MakeAdmin {

  private final UserRepository users;
  private final SessionStore sessions;
  private final SecurityEvents events;
  private final InstantSource clock;

  MakeAdminService(
      UserRepository users, SessionStore sessions, SecurityEvents events, InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result make(Command command) {
    return users
        .makeAdmin(command.email(), clock.instant())
        .map(this::made)
        .orElseGet(Result.NoSuchUser::new);
  }

  private Result made(UserId user) {
    sessions.endAll(user);
    events.record(new SecurityEvent.AdminMade(user));
    return new Result.Made(user);
  }
}
