package dev.hexauth.application;

import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;

/**
 * Makes a key for a service. The operator calls it on the service's own machine; it is not offered
 * over the network.
 */
public interface MakeServiceKey {

  /** Makes the key, which can never be shown again. */
  Result make(Command command);

  /** The service that gets the key. */
  record Command(ServiceName service) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The key may be used from now on. */
    record Made(ServiceKeyId id, ServiceKey key) implements Result {}

    /** The service has as many keys as it may have: one must be revoked first. */
    record TooMany() implements Result {}
  }
}
