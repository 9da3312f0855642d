package dev.hexauth.application;

import dev.hexauth.application.Admins.AdminAccess;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Requester;
import java.time.InstantSource;

final class ListServiceKeysService implements ListServiceKeys {

  private final Admins admins;
  private final ServiceKeys keys;
  private final InstantSource clock;

  ListServiceKeysService(Admins admins, ServiceKeys keys, InstantSource clock) {
    this.admins = admins;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Result list(Command command) {
    return switch (command.requester()) {
      case Requester.Operator() -> listed();
      case Requester.Admin(var tokens, var client) ->
          switch (admins.check(tokens, client, clock.instant())) {
            case AdminAccess.Granted _ -> listed();
            case AdminAccess.NotAllowed() -> new Result.NotAllowed();
            case AdminAccess.Denied(Denial reason) -> new Result.Denied(reason);
          };
    };
  }

  private Result listed() {
    return new Result.Listed(keys.list());
  }
}
