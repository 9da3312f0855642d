package dev.hexauth.contract;

import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Correct, and remembers for as long as the port allows. A fault can replace each part. */
class RememberingServiceKeys extends PlainServiceKeys {

  /** What was read, or empty for a refusal, and when. */
  record Read(Optional<ServiceName> service, Instant at) {}

  volatile Map<Object, Read> memory = new ConcurrentHashMap<>();

  RememberingServiceKeys(Map<ServiceKey, ServiceKeyDetails> shared) {
    super(shared);
  }

  @Override
  public Optional<ServiceName> serviceOf(ServiceKey key, Instant now) {
    return recall(key, now, () -> super.serviceOf(key, now));
  }

  @Override
  public boolean hasKey(ServiceName service, Instant now) {
    return recall(service, now, () -> Optional.of(service).filter(name -> super.hasKey(name, now)))
        .isPresent();
  }

  private Optional<ServiceName> recall(
      Object what, Instant now, Supplier<Optional<ServiceName>> reading) {
    Map<Object, Read> before = memory();
    Read known = before.get(what);
    if (known != null && counts(known, now)) {
      recalled(what, now, known);
      return known.service();
    }
    Optional<ServiceName> found = reading.get();
    afterReading();
    if (found.isPresent() || remembersRefusals()) {
      before.put(what, new Read(found, now));
    }
    return found;
  }

  Map<Object, Read> memory() {
    return memory;
  }

  boolean counts(Read known, Instant now) {
    return !now.isBefore(known.at())
        && now.isBefore(known.at().plus(MAX_AGE))
        && now.atOffset(ZoneOffset.UTC).getDayOfYear()
            == known.at().atOffset(ZoneOffset.UTC).getDayOfYear();
  }

  void recalled(Object what, Instant now, Read known) {}

  void afterReading() {}

  boolean remembersRefusals() {
    return false;
  }

  @Override
  public Optional<ServiceName> revoke(ServiceKeyId id) {
    Optional<ServiceName> revoked = super.revoke(id);
    forget();
    return revoked;
  }

  void forget() {
    memory = new ConcurrentHashMap<>();
  }
}
