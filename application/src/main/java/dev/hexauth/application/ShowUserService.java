package dev.hexauth.application;

import dev.hexauth.application.Admins.AdminAccess;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

final class ShowUserService implements ShowUser {

  private final Admins admins;
  private final Optional<UserDirectory> directory;
  private final SessionStore sessions;
  private final PublicIds publicIds;
  private final KnownNetworks networks;
  private final InstantSource clock;

  ShowUserService(
      Admins admins,
      Optional<UserDirectory> directory,
      SessionStore sessions,
      PublicIds publicIds,
      KnownNetworks networks,
      InstantSource clock) {
    this.admins = admins;
    this.directory = directory;
    this.sessions = sessions;
    this.publicIds = publicIds;
    this.networks = networks;
    this.clock = clock;
  }

  @Override
  public Result show(Command command) {
    return directory.map(users -> show(command, users)).orElseGet(Result.NoDirectory::new);
  }

  private Result show(Command command, UserDirectory users) {
    Instant now = clock.instant();
    return switch (admins.check(command.accessTokens(), command.client(), now)) {
      case AdminAccess.Granted _ ->
          users
              .find(command.user())
              .<Result>map(found -> shown(found, now))
              .orElseGet(Result.NoSuchUser::new);
      case AdminAccess.NotAllowed() -> new Result.NotAllowed();
      case AdminAccess.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result shown(KeptUser found, Instant now) {
    User user = found.user();
    List<Entry> entries =
        sessions.sessionsOf(user.id(), now).stream()
            .map(session -> new Entry(publicIds.of(session.ref().id()), session))
            .toList();
    return new Result.Shown(found, entries, networksOf(user, now));
  }

  private Networks networksOf(User user, Instant now) {
    List<KnownNetwork> known = networks.networksOf(user.email(), now);
    return new Networks(
        known.size(),
        known.stream()
            .findFirst()
            .map(network -> LocalDate.ofInstant(network.lastLoginAt(), ZoneOffset.UTC)));
  }
}
