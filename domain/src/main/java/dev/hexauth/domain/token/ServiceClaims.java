package dev.hexauth.domain.token;

import dev.hexauth.domain.service.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The claims of the access token of a service (RFC 9068, 2.2): {@code sub} and {@code client_id}
 * are its name, {@code sub_type} is {@code service}, and there is no {@code sid}, because there is
 * no session. It expires soon, for it cannot be revoked alone.
 *
 * @param issuedAt in whole seconds, rounded down
 * @param expiresAt in whole seconds, rounded up; the token is valid before this instant
 */
public record ServiceClaims(ServiceName service, TokenId id, Instant issuedAt, Instant expiresAt) {

  /** How long a token is valid. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  /** Converts each instant to a NumericDate of a JWT, in whole seconds. */
  public ServiceClaims {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = NumericDate.ceiling(expiresAt);
  }

  /** The claims of a token issued at {@code now}. */
  public static ServiceClaims issue(ServiceName service, TokenId id, Instant now) {
    return new ServiceClaims(service, id, now, now.plus(LIFETIME));
  }
}
