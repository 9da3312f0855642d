package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.application.Authentication.Requested;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

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
  public Result get(Command command) {
    Instant now = clock.instant();
    return switch (authentication.request(command.accessTokens(), command.client(), now)) {
      case Requested.Pending pending -> me(pending, now);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  /** Asks both stores at once, because this is by far the most frequent request. */
  private Result me(Requested.Pending pending, Instant now) {
    UserId likely = pending.first().session().owner();
    Optional<User> found = users.find(likely);
    return switch (authentication.await(pending, now)) {
      case Access.Granted(SessionRef session, _, _) ->
          (session.owner().equals(likely) ? found : users.find(session.owner()))
              .<Result>map(Result.Me::new)
              .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }
}
