package dev.hexauth.domain.service;

import java.util.Optional;

/**
 * What a service authenticates with.
 *
 * @param claimed the name that it gives with the key (RFC 6749, 2.3.1), which must be the name of
 *     the key's service; empty if it gives the key alone
 */
public record ServiceCredential(Optional<ServiceName> claimed, ServiceKey key) {

  /** Whether the key may be used, if it is one of {@code service}. */
  public boolean isFor(ServiceName service) {
    return claimed.isEmpty() || claimed.get().equals(service);
  }
}
