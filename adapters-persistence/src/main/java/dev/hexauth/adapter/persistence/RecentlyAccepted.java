package dev.hexauth.adapter.persistence;

import static dev.hexauth.domain.port.ServiceKeys.MAX_AGE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.service.ServiceName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cache of what this node has accepted, for {@link dev.hexauth.domain.port.ServiceKeys#MAX_AGE},
 * so that a service that asks often does not cost a statement each time. Refusals are not kept. An
 * entry counts on the day on which it was read only, so that the next day's first use reaches the
 * table.
 */
@Mutable("accepted")
final class RecentlyAccepted {

  /** More than any installation has keys; takes a few MB. */
  private static final int MAX_ENTRIES = 10_000;

  private volatile Cache<String, Read> accepted = none();

  /**
   * @param at when its caller asked, which is before it was read
   */
  private record Read(ServiceName service, Instant at) {

    boolean countsAt(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(MAX_AGE)) && day(now).equals(day(at));
    }

    private static LocalDate day(Instant instant) {
      return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
  }

  /** The cached service of {@code what}, or that of {@code reading}. */
  Optional<ServiceName> find(String what, Instant now, Supplier<Optional<ServiceName>> reading) {
    Cache<String, Read> before = accepted;
    Read known = before.getIfPresent(what);
    if (known != null && known.countsAt(now)) {
      return Optional.of(known.service());
    }
    Optional<ServiceName> service = reading.get();
    service.ifPresent(read -> before.put(what, new Read(read, now)));
    return service;
  }

  /**
   * Drops everything that was read before this call, also what is being read now: a reader fills
   * the cache that it found when it began.
   */
  void forget() {
    accepted = none();
  }

  /** The expiry by the process's own clock holds if the clock of the callers is set back. */
  private static Cache<String, Read> none() {
    return Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(MAX_AGE).build();
  }
}
