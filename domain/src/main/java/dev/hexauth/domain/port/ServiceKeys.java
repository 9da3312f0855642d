package dev.hexauth.domain.port;

import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the keys of services, as digests. Its name in an {@link
 * dev.hexauth.domain.UnavailableException} is "user store".
 *
 * <p>Each operation is atomic with respect to all others, of all threads and nodes, and sees the
 * effects of those that returned before it began. There is one exception: {@link #serviceOf} and
 * {@link #hasKey} may accept, from the memory of their node, what they read up to {@link #MAX_AGE}
 * ago by the {@code now} of their callers. A node never accepts what it has revoked itself.
 */
public interface ServiceKeys {

  /** How long a key that was revoked on another node may still be accepted. */
  Duration MAX_AGE = Duration.ofSeconds(5);

  /** How many keys a service may have: one that is used, and its successor. */
  int MAX_PER_SERVICE = 2;

  /** The outcome of {@link #add}. */
  enum Addition {
    /** The key is kept. */
    ADDED,
    /** The service has {@link #MAX_PER_SERVICE} keys; nothing has changed. */
    TOO_MANY
  }

  /** Keeps {@code key}, which is new. Racing calls for one service do not exceed the limit. */
  Addition add(ServiceKeyDetails details, ServiceKey key);

  /**
   * The service whose key this is, or empty if it is none or was revoked. The day of {@code now} in
   * UTC becomes the day of the key's last use, unless a later one is kept.
   */
  Optional<ServiceName> serviceOf(ServiceKey key, Instant now);

  /** Whether {@code service} has a key at {@code now}. */
  boolean hasKey(ServiceName service, Instant now);

  /** All keys, by the name of their service and then by their time of creation. */
  List<ServiceKeyDetails> list();

  /**
   * Revokes a key for good.
   *
   * @return its service, or empty if there is no such key; one of any number of racing calls
   *     returns the service
   */
  Optional<ServiceName> revoke(ServiceKeyId id);
}
