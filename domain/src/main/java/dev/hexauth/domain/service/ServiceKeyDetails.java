package dev.hexauth.domain.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is known of a service key, without the key.
 *
 * @param createdAt rounded down to microseconds, which every store can keep
 * @param lastUsedOn the day of the last use in UTC, or empty before the first use
 */
public record ServiceKeyDetails(
    ServiceKeyId id, ServiceName service, Instant createdAt, Optional<LocalDate> lastUsedOn) {

  /** Rounds the instant down. */
  public ServiceKeyDetails {
    createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Those of a key that is made at {@code now}. */
  public static ServiceKeyDetails ofNew(ServiceKeyId id, ServiceName service, Instant now) {
    return new ServiceKeyDetails(id, service, now, Optional.empty());
  }
}
