package dev.hexauth.domain.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which users to list, in which order, and after which of them to start. A page ends with the user
 * whose key the next one starts after, so users who come and go elsewhere in the list move nobody.
 */
public sealed interface UserQuery {

  /**
   * The users of a group, by the time of registration, the newest first.
   *
   * @param after the key of the last user of the page before; empty for the first page
   */
  record Newest(UserGroup group, Optional<NewestKey> after) implements UserQuery {}

  /**
   * The users whose address starts with {@code prefix}, by address, in the order of ASCII.
   *
   * @param after the address of the last user of the page before; empty for the first page
   */
  record ByEmail(EmailPrefix prefix, Optional<EmailAddress> after) implements UserQuery {}

  /**
   * The users whose name starts with {@code prefix}, by name. Names are compared by code points, in
   * lower case and in Unicode's form NFC (UAX #15).
   *
   * @param after the key of the last user of the page before; empty for the first page
   */
  record ByName(NamePrefix prefix, Optional<NameKey> after) implements UserQuery {}

  /**
   * A user's place among the newest.
   *
   * @param createdAt the time of registration, rounded down to microseconds
   * @param id decides between users who registered in the same microsecond
   */
  record NewestKey(Instant createdAt, UserId id) {

    /** Rounds the instant down. */
    public NewestKey {
      createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** That of {@code user}. */
    public static NewestKey of(User user) {
      return new NewestKey(user.createdAt(), user.id());
    }
  }

  /**
   * A user's place among names.
   *
   * @param id decides between users of the same name
   */
  record NameKey(UserName name, UserId id) {

    /** That of {@code user}. */
    public static NameKey of(User user) {
      return new NameKey(user.name(), user.id());
    }
  }
}
