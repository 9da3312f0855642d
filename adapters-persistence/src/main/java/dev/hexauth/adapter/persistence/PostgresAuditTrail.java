package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.AUDIT_COUNTS;
import static dev.hexauth.adapter.persistence.jooq.Tables.AUDIT_EVENTS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.audit.HourlyCount;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Events in the table {@code audit_events}, a partition for each week; each operation is one
 * statement. The migration explains how partitions come and go.
 */
final class PostgresAuditTrail implements AuditTrail {

  private final Database database;

  PostgresAuditTrail(DSLContext sql) {
    this.database = new Database(sql, "audit trail");
  }

  @Override
  public void keep(List<AuditedEvent> events) {
    boolean _ =
        database.ask(sql -> {
          Routines.keepAuditEvents(
              sql.configuration(),
              column(events, String[]::new, event -> event.at().toString()),
              column(events, UUID[]::new, event -> event.id().value()),
              column(events, String[]::new, event -> event.kind().label()),
              column(events, UUID[]::new, event -> idOf(event.user())),
              column(events, String[]::new, PostgresAuditTrail::sessionOf),
              column(events, String[]::new, event -> of(event, Client::userAgent)),
              column(events, String[]::new, event -> of(event, Client::address)),
              column(events, UUID[]::new, event -> idOf(event.by())),
              column(events, String[]::new, event -> event.reason().orElse(null)),
              column(events, Long[]::new, AuditedEvent::count),
              leavers(events),
              MAX_STRIPPED);
          return true;
        });
  }

  private static <T> @Nullable T[] column(
      List<AuditedEvent> events,
      IntFunction<@Nullable T[]> array,
      Function<AuditedEvent, @Nullable T> value) {
    return events.stream().map(value).toArray(array);
  }

  private static @Nullable UUID idOf(Optional<UserId> user) {
    return user.map(UserId::value).orElse(null);
  }

  private static @Nullable String sessionOf(AuditedEvent event) {
    return event.session().map(PublicId::value).orElse(null);
  }

  private static @Nullable String of(AuditedEvent event, Function<Client, String> part) {
    return event.client().map(part).orElse(null);
  }

  private static UUID[] leavers(List<AuditedEvent> events) {
    return events.stream()
        .flatMap(event -> event.leaver().stream())
        .map(UserId::value)
        .toArray(UUID[]::new);
  }

  @Override
  public List<AuditedEvent> find(EventFilter filter, Optional<EventPosition> after, int limit) {
    return database.ask(sql ->
        sql.selectFrom(AUDIT_EVENTS)
            .where(
                filter
                    .user()
                    .map(user -> AUDIT_EVENTS.USER_ID.eq(user.value()))
                    .orElse(noCondition()))
            .and(
                filter.kind().map(kind -> AUDIT_EVENTS.KIND.eq(kind.label())).orElse(noCondition()))
            .and(AUDIT_EVENTS.AT.ge(Micros.floor(filter.from())))
            .and(AUDIT_EVENTS.AT.lt(Micros.floor(filter.until())))
            .and(after.map(PostgresAuditTrail::isBefore).orElse(noCondition()))
            .orderBy(AUDIT_EVENTS.AT.desc(), AUDIT_EVENTS.ID.desc())
            .limit(limit)
            .fetch(PostgresAuditTrail::event));
  }

  /** The first condition says nothing new; it is what leaves partitions out. */
  private static Condition isBefore(EventPosition end) {
    return AUDIT_EVENTS
        .AT
        .le(end.at())
        .and(row(AUDIT_EVENTS.AT, AUDIT_EVENTS.ID).lt(end.at(), end.id().value()));
  }

  private static AuditedEvent event(Record row) {
    return new AuditedEvent(
        new EventId(row.get(AUDIT_EVENTS.ID)),
        row.get(AUDIT_EVENTS.AT),
        kind(row.get(AUDIT_EVENTS.KIND)),
        Optional.ofNullable(row.get(AUDIT_EVENTS.USER_ID)).map(UserId::new),
        Optional.ofNullable(row.get(AUDIT_EVENTS.SESSION)).map(PublicId::new),
        ClientColumns.client(
            row.get(AUDIT_EVENTS.USER_AGENT), row.get(AUDIT_EVENTS.CLIENT_ADDRESS)),
        Optional.ofNullable(row.get(AUDIT_EVENTS.ADMIN)).map(UserId::new),
        Optional.ofNullable(row.get(AUDIT_EVENTS.REASON)),
        row.get(AUDIT_EVENTS.EVENTS));
  }

  private static EventKind kind(String label) {
    return EventKind.parse(label).orElseThrow();
  }

  @Override
  public List<HourlyCount> counts(Instant from, Instant until) {
    return database.ask(sql ->
        sql.selectFrom(AUDIT_COUNTS)
            .where(AUDIT_COUNTS.HOUR.ge(Micros.floor(from)))
            .and(AUDIT_COUNTS.HOUR.lt(Micros.floor(until)))
            .fetch(count ->
                new HourlyCount(
                    count.get(AUDIT_COUNTS.HOUR),
                    kind(count.get(AUDIT_COUNTS.KIND)),
                    count.get(AUDIT_COUNTS.EVENTS))));
  }

  @Override
  public void forget(Instant before) {
    boolean _ =
        database.ask(sql -> {
          Routines.forgetAuditEvents(sql.configuration(), Micros.floor(before), MAX_STRIPPED);
          return true;
        });
  }
}
