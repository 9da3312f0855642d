package dev.hexauth.application;

import dev.hexauth.application.Admins.AdminAccess;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.KeptUser;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class FindUsersService implements FindUsers {

  private final Admins admins;
  private final Optional<UserDirectory> directory;
  private final InstantSource clock;

  FindUsersService(Admins admins, Optional<UserDirectory> directory, InstantSource clock) {
    this.admins = admins;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Result find(Command command) {
    return directory.map(users -> find(command, users)).orElseGet(Result.NoDirectory::new);
  }

  private Result find(Command command, UserDirectory users) {
    return switch (admins.check(command.accessTokens(), command.client(), clock.instant())) {
      case AdminAccess.Granted _ -> page(command, users);
      case AdminAccess.NotAllowed() -> new Result.NotAllowed();
      case AdminAccess.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  /** One user more than the page holds tells whether it is the last. */
  private static Result page(Command command, UserDirectory users) {
    int limit = command.limit();
    List<KeptUser> found = users.list(command.query(), limit + 1);
    return new Result.Found(found.stream().limit(limit).toList(), found.size() > limit);
  }
}
