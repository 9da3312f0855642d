package dev.hexauth.adapter.memory;

import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserQuery;
import dev.hexauth.domain.user.UserQuery.NameKey;
import dev.hexauth.domain.user.UserQuery.NewestKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The users in the maps of {@link InMemoryUserRepository}, all of which each page sorts. */
final class InMemoryUserDirectory implements UserDirectory {

  private static final Comparator<NewestKey> NEWEST =
      Comparator.comparing(NewestKey::createdAt)
          .thenComparing(key -> key.id().toString())
          .reversed();

  private static final Comparator<EmailAddress> BY_EMAIL =
      Comparator.comparing(EmailAddress::value);

  private static final Comparator<NameKey> BY_NAME =
      Comparator.<NameKey, FoldedName>comparing(key -> FoldedName.of(key.name()))
          .thenComparing(key -> key.id().toString());

  private final UserTables tables;

  InMemoryUserDirectory(UserTables tables) {
    this.tables = tables;
  }

  @Override
  public List<KeptUser> list(UserQuery query, int limit) {
    synchronized (tables) {
      return switch (query) {
        case UserQuery.Newest(UserGroup group, Optional<NewestKey> after) ->
            page(kept -> isIn(group, kept), NewestKey::of, NEWEST, after, limit);
        case UserQuery.ByEmail(var prefix, Optional<EmailAddress> after) ->
            page(
                kept -> kept.user().email().value().startsWith(prefix.value()),
                User::email,
                BY_EMAIL,
                after,
                limit);
        case UserQuery.ByName(var prefix, Optional<NameKey> after) -> {
          FoldedName start = FoldedName.of(prefix);
          yield page(
              kept -> FoldedName.of(kept.user().name()).startsWith(start),
              NameKey::of,
              BY_NAME,
              after,
              limit);
        }
      };
    }
  }

  private <K> List<KeptUser> page(
      Predicate<KeptUser> selected,
      Function<User, K> keyOf,
      Comparator<K> order,
      Optional<K> after,
      int limit) {
    return all()
        .filter(selected)
        .filter(kept ->
            after.filter(key -> order.compare(keyOf.apply(kept.user()), key) <= 0).isEmpty())
        .sorted(Comparator.comparing(kept -> keyOf.apply(kept.user()), order))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<KeptUser> find(UserId id) {
    synchronized (tables) {
      return tables
          .find(id)
          .map(KeptUser::active)
          .or(() -> Optional.ofNullable(tables.disabled.get(id)).map(InMemoryUserDirectory::kept));
    }
  }

  private Stream<KeptUser> all() {
    return Stream.concat(
        tables.users.values().stream().map(KeptUser::active),
        tables.disabled.values().stream().map(InMemoryUserDirectory::kept));
  }

  private static KeptUser kept(UserTables.DisabledUser disabled) {
    return KeptUser.disabled(disabled.user(), disabled.at());
  }

  private static boolean isIn(UserGroup group, KeptUser kept) {
    return switch (group) {
      case ALL -> true;
      case DISABLED -> kept.disabledAt().isPresent();
      case UNVERIFIED -> !kept.user().verified();
      case ADMINS -> kept.user().role() == Role.ADMIN;
    };
  }
}
