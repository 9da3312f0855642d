package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Service keys in a map by digest, under one lock. */
@Mutable("keys")
final class InMemoryServiceKeys implements ServiceKeys {

  private static final Comparator<ServiceKeyDetails> ORDER =
      Comparator.comparing((ServiceKeyDetails details) -> details.service().value())
          .thenComparing(ServiceKeyDetails::createdAt)
          .thenComparing(details -> details.id().value());

  private final Map<String, ServiceKeyDetails> keys = new HashMap<>();

  @Override
  public synchronized Addition add(ServiceKeyDetails details, ServiceKey key) {
    long kept = keys.values().stream().filter(other -> isOf(other, details.service())).count();
    if (kept >= MAX_PER_SERVICE) {
      return Addition.TOO_MANY;
    }
    keys.put(Sha256.of(key.reveal()), details);
    return Addition.ADDED;
  }

  @Override
  public synchronized Optional<ServiceName> serviceOf(ServiceKey key, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return Optional.ofNullable(
            keys.computeIfPresent(Sha256.of(key.reveal()), (_, kept) -> usedOn(today, kept)))
        .map(ServiceKeyDetails::service);
  }

  private static ServiceKeyDetails usedOn(LocalDate day, ServiceKeyDetails kept) {
    LocalDate last = kept.lastUsedOn().filter(day::isBefore).orElse(day);
    return new ServiceKeyDetails(kept.id(), kept.service(), kept.createdAt(), Optional.of(last));
  }

  @Override
  public synchronized boolean hasKey(ServiceName service, Instant now) {
    return keys.values().stream().anyMatch(kept -> isOf(kept, service));
  }

  private static boolean isOf(ServiceKeyDetails kept, ServiceName service) {
    return kept.service().equals(service);
  }

  @Override
  public synchronized List<ServiceKeyDetails> list() {
    return keys.values().stream().sorted(ORDER).toList();
  }

  @Override
  public synchronized Optional<ServiceName> revoke(ServiceKeyId id) {
    Optional<ServiceName> service =
        keys.values().stream()
            .filter(kept -> kept.id().equals(id))
            .findFirst()
            .map(ServiceKeyDetails::service);
    keys.values().removeIf(kept -> kept.id().equals(id));
    return service;
  }
}
