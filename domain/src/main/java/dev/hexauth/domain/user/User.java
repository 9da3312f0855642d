package dev.hexauth.domain.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A registered user, without the password's hash: see {@link Credential}.
 *
 * @param verified whether the user has proven that the address is theirs
 * @param language that in which the user is written to
 * @param createdAt the time of registration, rounded down to microseconds
 * @param updatedAt when name, email, photo or role last changed, rounded down to microseconds
 */
public record User(
    UserId id,
    UserName name,
    EmailAddress email,
    Photo photo,
    Role role,
    boolean verified,
    Language language,
    Instant createdAt,
    Instant updatedAt) {

  /** Rounds the instants down to microseconds, which every store can keep. */
  public User {
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A user who registers at {@code now}; the role is {@link Role#USER}, whatever was requested, and
   * the address is not proven.
   */
  public static User register(
      UserId id, UserName name, EmailAddress email, Photo photo, Language language, Instant now) {
    return new User(id, name, email, photo, Role.USER, false, language, now, now);
  }
}
