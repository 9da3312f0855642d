package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.application.Authentication.Claim;
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
    return switch (authentication.begin(command.accessTokens(), command.client(), now)) {
      case Claim.Pending claimed -> me(claimed, now);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  /** Both stores are asked at once, for this is asked far more often than all else. */
  private Result me(Claim.Pending claimed, Instant now) {
    UserId likely = claimed.first().session().owner();
    Optional<User> found = users.find(likely);
    return switch (authentication.settle(claimed, now)) {
      case Access.Granted(SessionRef session, _) ->
          (session.owner().equals(likely) ? found : users.find(session.owner()))
              .<Result>map(Result.Me::new)
              .orElseGet(() -> new Result.Denied(Denial.SESSION_ENDED));
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }
}
