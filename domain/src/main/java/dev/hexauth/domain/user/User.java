package dev.hexauth.domain.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Somebody who has registered. How he proves it is not here: see {@link Credential}.
 *
 * @param createdAt when he registered, in whole microseconds: what is finer is cut
 * @param updatedAt when one of these values last changed, likewise
 */
public record User(
    UserId id,
    UserName name,
    EmailAddress email,
    Photo photo,
    Role role,
    Instant createdAt,
    Instant updatedAt) {

  /** Cuts the instants to microseconds, which every store can keep. */
  public User {
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** A user who registers at {@code now}; his role is {@link Role#USER}, whatever he asked for. */
  public static User register(
      UserId id, UserName name, EmailAddress email, Photo photo, Instant now) {
    return new User(id, name, email, photo, Role.USER, now, now);
  }
}
