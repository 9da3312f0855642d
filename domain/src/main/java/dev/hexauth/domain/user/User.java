package dev.hexauth.domain.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A registered user, without the password's hash: see {@link Credential}.
 *
 * @param createdAt the time of registration, rounded down to microseconds
 * @param updatedAt when one of these values last changed, rounded down to microseconds
 */
public record User(
    UserId id,
    UserName name,
    EmailAddress email,
    Photo photo,
    Role role,
    Instant createdAt,
    Instant updatedAt) {

  /** Rounds the instants down to microseconds, which every store can keep. */
  public User {
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** A user who registers at {@code now}; the role is {@link Role#USER}, whatever was requested. */
  public static User register(
      UserId id, UserName name, EmailAddress email, Photo photo, Instant now) {
    return new User(id, name, email, photo, Role.USER, now, now);
  }
}
