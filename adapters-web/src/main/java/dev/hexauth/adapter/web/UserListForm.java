package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.EmailPrefix;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.NamePrefix;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import dev.hexauth.domain.user.UserQuery;
import dev.hexauth.domain.user.UserQuery.NameKey;
import dev.hexauth.domain.user.UserQuery.NewestKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which page of users a request is for. */
final class UserListForm {

  private static final String EMAIL = "email";
  private static final String NAME = "name";
  private static final String STATE = "state";

  /** A page, and the list that it belongs to, as {@link Cursor} names it. */
  record Page(UserQuery query, int limit, String list) {

    /** The cursor of the page after {@code users}, if there are more. */
    Optional<String> next(List<KeptUser> users, boolean more) {
      return more ? Optional.of(cursorAfter(users.getLast().user())) : Optional.empty();
    }

    private String cursorAfter(User user) {
      List<String> position =
          switch (query) {
            case UserQuery.Newest _ -> List.of(user.createdAt().toString(), user.id().toString());
            case UserQuery.ByEmail _ -> List.of(user.email().value());
            case UserQuery.ByName _ -> List.of(user.name().value(), user.id().toString());
          };
      return Cursor.of(list, position);
    }
  }

  private final QueryChecks checks;

  private UserListForm(HttpServletRequest request) {
    this.checks = new QueryChecks(request);
  }

  /** The page that {@code request} is for, or what is wrong with its query. */
  static Validated<Page> check(HttpServletRequest request) {
    return new UserListForm(request).check();
  }

  private Validated<Page> check() {
    Optional<String> email = checks.sound(EMAIL, checks.text(EMAIL), EmailPrefix::flawOf);
    Optional<String> name = checks.sound(NAME, checks.text(NAME), NamePrefix::flawOf);
    Optional<UserGroup> group =
        checks.parsed(
            STATE,
            UserListForm::group,
            Issue.INVALID_ENUM_VALUE,
            "The state must be disabled, unverified or admin");
    if (Stream.of(email, name, group).filter(Optional::isPresent).count() > 1) {
      checks.report(Issue.CUSTOM, STATE, "Search by one of email, name and state");
    }
    int limit = checks.limit();
    if (!checks.issues().isEmpty()) {
      return new Validated.Invalid<>(checks.issues());
    }
    Page page =
        email
            .map(text -> byEmail(new EmailPrefix(text), limit))
            .or(() -> name.map(text -> byName(new NamePrefix(text), limit)))
            .orElseGet(() -> newest(group.orElse(UserGroup.ALL), limit));
    return checks.issues().isEmpty()
        ? new Validated.Valid<>(page)
        : new Validated.Invalid<>(checks.issues());
  }

  private Page byEmail(EmailPrefix prefix, int limit) {
    String list = "users by email " + prefix.value();
    var after =
        checks.cursor(
            list,
            position ->
                position.size() == 1 ? EmailAddress.parse(position.getFirst()) : Optional.empty());
    return new Page(new UserQuery.ByEmail(prefix, after), limit, list);
  }

  private Page byName(NamePrefix prefix, int limit) {
    String list = "users by name " + prefix.value();
    var after = checks.cursor(list, UserListForm::nameKey);
    return new Page(new UserQuery.ByName(prefix, after), limit, list);
  }

  private Page newest(UserGroup group, int limit) {
    String list = "newest users " + group;
    var after = checks.cursor(list, UserListForm::newestKey);
    return new Page(new UserQuery.Newest(group, after), limit, list);
  }

  private static Optional<UserGroup> group(String state) {
    return switch (state) {
      case "disabled" -> Optional.of(UserGroup.DISABLED);
      case "unverified" -> Optional.of(UserGroup.UNVERIFIED);
      case "admin" -> Optional.of(UserGroup.ADMINS);
      default -> Optional.empty();
    };
  }

  private static Optional<NameKey> nameKey(List<String> position) {
    try {
      UserName name = new UserName(position.getFirst());
      return idOf(position).map(id -> new NameKey(name, id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<NewestKey> newestKey(List<String> position) {
    return Timestamp.parse(position.getFirst())
        .flatMap(createdAt -> idOf(position).map(id -> new NewestKey(createdAt, id)));
  }

  private static Optional<UserId> idOf(List<String> position) {
    return position.size() == 2 ? UserId.parse(position.getLast()) : Optional.empty();
  }
}
