package dev.hexauth.domain.token;

import dev.hexauth.domain.user.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an access token tells other services about its user. This service itself asks its stores.
 *
 * @param role that of the user when the token was issued; a claim with a list of roles (RFC 9068,
 *     2.2.3.1)
 * @param authenticatedAt the claim {@code auth_time}: when the user gave the password, in whole
 *     seconds, rounded down
 */
public record Holder(Role role, Instant authenticatedAt) {

  /** Converts the instant to a NumericDate of a JWT. */
  public Holder {
    authenticatedAt = authenticatedAt.truncatedTo(ChronoUnit.SECONDS);
  }
}
