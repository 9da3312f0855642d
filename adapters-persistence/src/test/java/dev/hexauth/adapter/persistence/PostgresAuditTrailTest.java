package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.AuditTrailContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Run as the user of docs/postgres-roles.sql, who may not change tables. */
final class PostgresAuditTrailTest implements AuditTrailContract {

  private static final Duration DAY = Duration.ofDays(1);

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  private final DSLContext sql = NODES.first().sql();

  @Override
  public AuditTrail trail() {
    return NODES.first().bean(AuditTrail.class);
  }

  @Override
  public Optional<AuditTrail> secondNode() {
    return Optional.of(NODES.second().bean(AuditTrail.class));
  }

  @Override
  public Optional<Outage<AuditTrail>> outage() {
    return Optional.of(new HangingPostgres<>(node -> node.bean(AuditTrail.class)));
  }

  @Test
  void partitions_are_made_a_day_ahead_and_dropped_whole() {
    Instant sunday = Instant.parse("2098-12-28T00:00:00Z");
    trail().keep(List.of(login(1, sunday.minus(Duration.ofDays(2)))));
    assertThat(partitionsOf("2098")).containsExactly("audit_events_20981222");
    trail().keep(List.of(login(2, sunday)));
    assertThat(partitionsOf("209")).contains("audit_events_20981222", "audit_events_20981229");

    trail().forget(Instant.parse("2098-12-28T23:59:59.999999Z"));
    assertThat(partitionsOf("209")).contains("audit_events_20981222", "audit_events_20981229");
    trail().forget(Instant.parse("2098-12-29T00:00:00Z"));
    assertThat(partitionsOf("2098")).containsExactly("audit_events_20981229");
  }

  private List<String> partitionsOf(String year) {
    return sql.fetch(
            "select inhrelid::regclass::text from pg_inherits where inhparent ="
                + " 'audit_events'::regclass and inhrelid::regclass::text like ? order by 1",
            "audit_events_" + year + "%")
        .into(String.class);
  }

  @Test
  void a_partition_that_is_in_use_is_dropped_later_and_nobody_waits_for_it() {
    Instant old = Instant.parse("1999-06-01T00:00:00Z");
    trail().keep(List.of(login(3, old)));
    sql.transaction(reader -> {
      reader.dsl().fetch("select * from audit_events where at < '2000-01-01'");
      trail().forget(Instant.parse("1999-07-01T00:00:00Z"));
      trail().keep(List.of(login(4, NOW)));
      assertThat(partitionsOf("1999")).hasSize(1);
    });
    trail().forget(Instant.parse("1999-07-01T00:00:00Z"));
    assertThat(partitionsOf("1999")).isEmpty();
  }

  /** 20,000 events of 50 users, in three weeks; one in twenty is a login. */
  @Test
  void every_page_is_one_scan_of_an_index_in_its_order() {
    try (Assembly node = Assembly.patientOn(TestServices.newPostgresDatabase())) {
      fill(node.sql());
      Watched watched = new Watched();
      AuditTrail counted = new PostgresAuditTrail(watched.sql(node));
      Optional<UserId> ada = Optional.of(user(0).id());
      Optional<EventKind> logins = Optional.of(EventKind.LOGGED_IN);
      Optional<EventPosition> end =
          Optional.of(login(7, NOW.plus(DAY.multipliedBy(10))).position());
      for (Optional<EventPosition> after : List.of(end, Optional.<EventPosition>empty())) {
        for (EventFilter filter :
            List.of(
                filter(Optional.empty(), Optional.empty()),
                filter(ada, Optional.empty()),
                filter(Optional.empty(), logins),
                filter(ada, logins))) {
          assertThat(counted.find(filter, after, 5)).hasSize(5);
        }
      }
      assertThat(counted.counts(NOW, NOW.plus(DAY))).isEmpty();
      assertThat(watched.statements())
          .hasSize(9)
          .allSatisfy(query ->
              assertThat(node.sql().fetch("explain " + query).formatCSV())
                  .contains("Index")
                  .doesNotContain("Seq Scan", "Bitmap", "Sort", "Filter"));
    }
  }

  private static void fill(DSLContext sql) {
    sql.execute(
        """
        select make_audit_partition(timestamptz '2030-01-01Z' + week * interval '168 hours')
        from generate_series(0, 2) as week
        """);
    sql.execute(
        """
        insert into audit_events (at, id, kind, user_id, events)
        select
          timestamptz '2030-01-01Z' + i * interval '1 minute', gen_random_uuid(),
          case when i % 20 = 0 then 'logged_in' else 'login_failed' end,
          ('00000000-0000-7000-0000-' || lpad(to_hex(i / 20 % 50), 12, '0'))::uuid, 1
        from generate_series(1, 20000) as i
        """);
    sql.execute(
        """
        insert into audit_counts (hour, kind, events)
        select timestamptz '2029-01-01Z' + i * interval '1 hour', 'logged_in', i
        from generate_series(1, 5000) as i
        """);
    sql.execute("analyze audit_events, audit_counts");
  }

  private static EventFilter filter(Optional<UserId> user, Optional<EventKind> kind) {
    return new EventFilter(user, kind, NOW, NOW.plus(DAY.multipliedBy(90)));
  }

  private static AuditedEvent login(int number, Instant at) {
    return new AuditedEvent(
        new EventId(new UUID(0x7000, number)),
        at,
        EventKind.LOGGED_IN,
        Optional.of(user(0).id()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
