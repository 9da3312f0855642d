package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.port.UserTransfer.Arrival;
import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.Role;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

final class ImportUsersService implements ImportUsers {

  private final UserTransfer transfer;
  private final PasswordHasher hasher;
  private final SecurityEvents events;
  private final InstantSource clock;

  ImportUsersService(
      UserTransfer transfer, PasswordHasher hasher, SecurityEvents events, InstantSource clock) {
    this.transfer = transfer;
    this.hasher = hasher;
    this.events = events;
    this.clock = clock;
  }

  /** A user, and why they are refused before the store is asked. */
  private record Candidate(MovedUser user, Optional<Outcome> refusal) {}

  @Override
  public Result importAll(Command command) {
    List<Candidate> candidates =
        command.users().stream()
            .map(user -> new Candidate(user, refusalOf(user, command.admins())))
            .toList();
    List<MovedUser> accepted =
        candidates.stream()
            .filter(candidate -> candidate.refusal().isEmpty())
            .map(Candidate::user)
            .toList();
    Iterator<Arrival> arrivals = transfer.add(accepted, clock.instant()).iterator();
    return new Result.Imported(
        candidates.stream()
            .map(candidate ->
                candidate.refusal().orElseGet(() -> outcome(candidate.user(), arrivals.next())))
            .toList());
  }

  private Optional<Outcome> refusalOf(MovedUser user, boolean admins) {
    if (isAdmin(user) && !admins) {
      return Optional.of(Outcome.ADMIN_REFUSED);
    }
    return hasher.flawOf(user.hash()).map(ImportUsersService::outcome);
  }

  private static Outcome outcome(HashFlaw flaw) {
    return switch (flaw) {
      case UNKNOWN -> Outcome.UNKNOWN_HASH;
      case COST_OUT_OF_BOUNDS -> Outcome.COST_OUT_OF_BOUNDS;
    };
  }

  private Outcome outcome(MovedUser user, Arrival arrival) {
    return switch (arrival) {
      case ADDED -> {
        if (isAdmin(user)) {
          events.record(new SecurityEvent.AdminMade(user.user().id()));
        }
        yield Outcome.ADDED;
      }
      case ALREADY_THERE -> Outcome.ALREADY_THERE;
      case ID_TAKEN -> Outcome.ID_TAKEN;
      case EMAIL_TAKEN -> Outcome.EMAIL_TAKEN;
    };
  }

  private static boolean isAdmin(MovedUser user) {
    return user.user().role() == Role.ADMIN;
  }
}
