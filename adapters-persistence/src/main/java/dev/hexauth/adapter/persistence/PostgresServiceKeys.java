package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.SERVICE_KEYS;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/**
 * Service keys in the table {@code service_keys}, as SHA-256 digests. Each operation is one
 * statement, or none if it is answered by {@link RecentlyAccepted}.
 */
final class PostgresServiceKeys implements ServiceKeys {

  private final Database database;
  private final RecentlyAccepted recent = new RecentlyAccepted();

  PostgresServiceKeys(DSLContext sql) {
    this.database = new Database(sql, "user store");
  }

  @Override
  public Addition add(ServiceKeyDetails details, ServiceKey key) {
    boolean added =
        database.ask(sql ->
            Routines.addServiceKey(
                sql.configuration(),
                details.id().value(),
                details.service().value(),
                Digest.of(key.reveal()),
                details.createdAt(),
                MAX_PER_SERVICE));
    return added ? Addition.ADDED : Addition.TOO_MANY;
  }

  @Override
  public Optional<ServiceName> serviceOf(ServiceKey key, Instant now) {
    String digest = Digest.of(key.reveal());
    return recent.find(digest, now, () -> use(digest, LocalDate.ofInstant(now, ZoneOffset.UTC)));
  }

  private Optional<ServiceName> use(String digest, LocalDate today) {
    return Optional.ofNullable(
            database.ask(sql -> Routines.useServiceKey(sql.configuration(), digest, today)))
        .map(ServiceName::new);
  }

  /** A name is never as long as a digest, so one cache holds both. */
  @Override
  public boolean hasKey(ServiceName service, Instant now) {
    return recent
        .find(service.value(), now, () -> Optional.of(service).filter(this::isInTable))
        .isPresent();
  }

  private boolean isInTable(ServiceName service) {
    return database.ask(
        sql -> sql.fetchExists(SERVICE_KEYS, SERVICE_KEYS.SERVICE.eq(service.value())));
  }

  @Override
  public List<ServiceKeyDetails> list() {
    return database.ask(sql ->
        sql.select(
                SERVICE_KEYS.ID,
                SERVICE_KEYS.SERVICE,
                SERVICE_KEYS.CREATED_AT,
                SERVICE_KEYS.LAST_USED_ON)
            .from(SERVICE_KEYS)
            .orderBy(SERVICE_KEYS.SERVICE, SERVICE_KEYS.CREATED_AT, SERVICE_KEYS.ID)
            .fetch(Records.mapping(PostgresServiceKeys::details)));
  }

  @Override
  public Optional<ServiceName> revoke(ServiceKeyId id) {
    try {
      return database.ask(sql ->
          sql.deleteFrom(SERVICE_KEYS)
              .where(SERVICE_KEYS.ID.eq(id.value()))
              .returningResult(SERVICE_KEYS.SERVICE)
              .fetchOptional(SERVICE_KEYS.SERVICE)
              .map(ServiceName::new));
    } finally {
      // Also after a failure: PostgreSQL may have executed the statement.
      recent.forget();
    }
  }

  private static ServiceKeyDetails details(
      UUID id, String service, Instant createdAt, @Nullable LocalDate lastUsedOn) {
    return new ServiceKeyDetails(
        new ServiceKeyId(id), new ServiceName(service), createdAt, Optional.ofNullable(lastUsedOn));
  }
}
