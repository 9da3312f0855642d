package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static dev.hexauth.contract.Samples.newKeyOf;
import static dev.hexauth.contract.Samples.newServiceKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.ServiceKeys.Addition;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import java.util.List;
import java.util.Optional;

/** The adapter that the contract of {@link ServiceKeys} tests. */
interface GivenServiceKeys {

  /** The adapter to test. Within one test all calls return adapters over the same keys. */
  ServiceKeys keys();

  /**
   * The same keys as another node of the service sees them, with connections of its own. Empty if
   * one process alone can use the adapter.
   */
  Optional<ServiceKeys> secondNode();

  /** The second node, or the first if there is no other. */
  default ServiceKeys otherNode() {
    return secondNode().orElseGet(this::keys);
  }

  /** Both nodes. */
  default List<ServiceKeys> nodes() {
    return List.of(keys(), otherNode());
  }

  /** One of them. */
  default ServiceKeys node(int number) {
    return nodes().get(number % 2);
  }

  /** A key that is kept. */
  record Kept(ServiceKeyDetails details, ServiceKey key) {

    ServiceKeyId id() {
      return details.id();
    }

    ServiceName service() {
      return details.service();
    }
  }

  /** A new key of {@code service}, which the first node has added. */
  default Kept kept(ServiceName service) {
    Kept kept = new Kept(newKeyOf(service, NOW), newServiceKey());
    assertThat(keys().add(kept.details(), kept.key())).isEqualTo(Addition.ADDED);
    return kept;
  }

  /** The keys of {@code service}. */
  default List<ServiceKeyDetails> listed(ServiceName service) {
    return keys().list().stream().filter(key -> key.service().equals(service)).toList();
  }
}
