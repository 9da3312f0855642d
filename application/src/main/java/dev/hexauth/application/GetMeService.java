package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import java.time.InstantSource;

final class GetMeService implements GetMe {

  private final Authentication authentication;
  private final UserRepository users;
  private final InstantSource clock;

  GetMeService(Authentication authentication, UserRepository users, InstantSource clock) {
    this.authentication = authentication;
    this.users = users;
    this.clock = clock;
  }

  @Override
  public Result handle(Command command) {
    return switch (authentication.check(command.accessToken(), command.client(), clock.instant())) {
      case Access.Granted(SessionRef session) ->
          users
              .find(session.owner())
              .<Result>map(Result.Me::new)
              .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }
}
