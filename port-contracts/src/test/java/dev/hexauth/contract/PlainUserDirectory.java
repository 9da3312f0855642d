package dev.hexauth.contract;

import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.user.EmailPrefix;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.NamePrefix;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserQuery;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The users that {@link StaleUsers} share. Subclasses are wrong in one method. */
class PlainUserDirectory implements UserDirectory {

  final StaleUsers.Shared shared;

  PlainUserDirectory(StaleUsers.Shared shared) {
    this.shared = shared;
  }

  @Override
  public List<KeptUser> list(UserQuery query, int limit) {
    return all()
        .filter(kept -> selects(query, kept))
        .filter(kept -> isAfter(query, kept.user()))
        .sorted(Comparator.comparing(KeptUser::user, order(query)))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<KeptUser> find(UserId id) {
    return all().filter(kept -> kept.user().id().equals(id)).findFirst();
  }

  Stream<KeptUser> all() {
    return Stream.concat(
        shared.users().values().stream().map(KeptUser::active),
        shared.disabled().values().stream());
  }

  private boolean selects(UserQuery query, KeptUser kept) {
    return switch (query) {
      case UserQuery.Newest(UserGroup group, _) -> isIn(group, kept);
      case UserQuery.ByEmail(EmailPrefix prefix, _) ->
          startsWith(kept.user().email().value(), prefix.value());
      case UserQuery.ByName(NamePrefix prefix, _) ->
          startsWith(fold(kept.user().name().value()), fold(prefix.value()));
    };
  }

  boolean isIn(UserGroup group, KeptUser kept) {
    return switch (group) {
      case ALL -> true;
      case DISABLED -> kept.disabledAt().isPresent();
      case UNVERIFIED -> !kept.user().verified();
      case ADMINS -> kept.user().role() == Role.ADMIN;
    };
  }

  boolean startsWith(String text, String prefix) {
    return text.startsWith(prefix);
  }

  String fold(String name) {
    return Normalizer.normalize(
        name.toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3'), Normalizer.Form.NFC);
  }

  /** Compares the keys alone: users with the same are compared by id. */
  int compareKeys(UserQuery query, User one, User other) {
    return switch (query) {
      case UserQuery.Newest _ -> other.createdAt().compareTo(one.createdAt());
      case UserQuery.ByEmail _ -> one.email().value().compareTo(other.email().value());
      case UserQuery.ByName _ -> compareNames(fold(one.name().value()), fold(other.name().value()));
    };
  }

  int compareNames(String one, String other) {
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }

  Comparator<User> order(UserQuery query) {
    return ((Comparator<User>) (one, other) -> compareKeys(query, one, other))
        .thenComparing(user -> user.id().toString());
  }

  /** Whether {@code user} comes after the key of the query, which is made a user for that. */
  boolean isAfter(UserQuery query, User user) {
    return start(query, user).filter(start -> order(query).compare(start, user) >= 0).isEmpty();
  }

  /** A user with the key of {@code query}, and all else from {@code like}. */
  static Optional<User> start(UserQuery query, User like) {
    return switch (query) {
      case UserQuery.Newest(_, var after) ->
          after.map(key ->
              new User(
                  key.id(),
                  like.name(),
                  like.email(),
                  like.photo(),
                  like.role(),
                  like.verified(),
                  like.language(),
                  key.createdAt(),
                  like.updatedAt()));
      case UserQuery.ByEmail(_, var after) ->
          after.map(email ->
              new User(
                  like.id(),
                  like.name(),
                  email,
                  like.photo(),
                  like.role(),
                  like.verified(),
                  like.language(),
                  like.createdAt(),
                  like.updatedAt()));
      case UserQuery.ByName(_, var after) ->
          after.map(key ->
              new User(
                  key.id(),
                  key.name(),
                  like.email(),
                  like.photo(),
                  like.role(),
                  like.verified(),
                  like.language(),
                  like.createdAt(),
                  like.updatedAt()));
    };
  }
}
