package dev.hexauth.adapter.memory;

import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Users in bulk, in the maps of {@link InMemoryUserRepository}. */
final class InMemoryUserTransfer implements UserTransfer {

  /** In the order of an id's bytes. */
  private static final Comparator<UserId> BY_BYTES = Comparator.comparing(UserId::toString);

  private final UserTables tables;

  InMemoryUserTransfer(UserTables tables) {
    this.tables = tables;
  }

  @Override
  public List<Arrival> add(List<MovedUser> users, Instant now) {
    synchronized (tables) {
      return users.stream().map(user -> add(user, now)).toList();
    }
  }

  private Arrival add(MovedUser moved, Instant now) {
    User user = moved.user();
    Optional<User> kept = kept(user.id());
    if (kept.isPresent()) {
      return kept.get().email().equals(user.email()) ? Arrival.ALREADY_THERE : Arrival.ID_TAKEN;
    }
    if (tables.isReserved(user.email(), user.id(), now)
        || tables.owners.putIfAbsent(user.email(), user.id()) != null) {
      return Arrival.EMAIL_TAKEN;
    }
    moved.kept().disabledAt().ifPresentOrElse(at -> keepDisabled(moved, at), () -> keep(moved));
    return Arrival.ADDED;
  }

  private Optional<User> kept(UserId id) {
    return tables
        .find(id)
        .or(() -> Optional.ofNullable(tables.disabled.get(id)).map(UserTables.DisabledUser::user));
  }

  private void keep(MovedUser moved) {
    tables.keep(moved.user());
    tables.hashes.put(moved.user().id(), moved.hash());
  }

  private void keepDisabled(MovedUser moved, Instant at) {
    tables.disabled.put(
        moved.user().id(), new UserTables.DisabledUser(moved.user(), moved.hash(), at));
  }

  @Override
  public List<MovedUser> page(Optional<UserId> after, int limit) {
    synchronized (tables) {
      return Stream.concat(active(), disabled())
          .filter(
              moved -> after.map(id -> BY_BYTES.compare(moved.user().id(), id) > 0).orElse(true))
          .sorted(Comparator.comparing(moved -> moved.user().id(), BY_BYTES))
          .limit(limit)
          .toList();
    }
  }

  private Stream<MovedUser> active() {
    return tables.users.values().stream()
        .map(user ->
            new MovedUser(
                KeptUser.active(user), Objects.requireNonNull(tables.hashes.get(user.id()))));
  }

  private Stream<MovedUser> disabled() {
    return tables.disabled.values().stream()
        .map(user -> new MovedUser(KeptUser.disabled(user.user(), user.at()), user.hash()));
  }
}
