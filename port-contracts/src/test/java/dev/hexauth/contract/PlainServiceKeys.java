package dev.hexauth.contract;

import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Correct, and made of parts that a fault can replace. All nodes share the map. */
class PlainServiceKeys implements ServiceKeys {

  final Map<ServiceKey, ServiceKeyDetails> shared;

  PlainServiceKeys(Map<ServiceKey, ServiceKeyDetails> shared) {
    this.shared = shared;
  }

  /** The keys of a new installation. */
  static Map<ServiceKey, ServiceKeyDetails> none() {
    return new ConcurrentHashMap<>();
  }

  @Override
  public Addition add(ServiceKeyDetails details, ServiceKey key) {
    synchronized (shared) {
      if (keysOf(details.service()).count() >= MAX_PER_SERVICE) {
        return Addition.TOO_MANY;
      }
      shared.put(key, details);
      return Addition.ADDED;
    }
  }

  @Override
  public Optional<ServiceName> serviceOf(ServiceKey key, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return Optional.ofNullable(shared.computeIfPresent(key, (_, kept) -> used(kept, day)))
        .map(ServiceKeyDetails::service);
  }

  ServiceKeyDetails used(ServiceKeyDetails kept, LocalDate day) {
    return usedOn(kept.lastUsedOn().filter(day::isBefore).orElse(day), kept);
  }

  static ServiceKeyDetails usedOn(LocalDate day, ServiceKeyDetails kept) {
    return new ServiceKeyDetails(kept.id(), kept.service(), kept.createdAt(), Optional.of(day));
  }

  @Override
  public boolean hasKey(ServiceName service, Instant now) {
    return keysOf(service).findAny().isPresent();
  }

  final Stream<ServiceKeyDetails> keysOf(ServiceName service) {
    return shared.values().stream().filter(kept -> kept.service().equals(service));
  }

  @Override
  public List<ServiceKeyDetails> list() {
    return shared.values().stream().sorted(order()).toList();
  }

  Comparator<ServiceKeyDetails> order() {
    return Comparator.comparing((ServiceKeyDetails key) -> key.service().value())
        .thenComparing(ServiceKeyDetails::createdAt);
  }

  @Override
  public Optional<ServiceName> revoke(ServiceKeyId id) {
    return shared.entrySet().stream()
        .filter(entry -> entry.getValue().id().equals(id))
        .findFirst()
        .flatMap(entry -> Optional.ofNullable(shared.remove(entry.getKey())))
        .map(ServiceKeyDetails::service);
  }
}
