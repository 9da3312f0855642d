package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.serviceKey;
import static dev.hexauth.adapter.persistence.Samples.serviceKeyDetails;
import static dev.hexauth.adapter.persistence.jooq.Tables.SERVICE_KEYS;
import static dev.hexauth.domain.port.ServiceKeys.MAX_AGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.ServiceKeysContract;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresServiceKeysTest implements ServiceKeysContract {

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  private final DSLContext sql = NODES.first().sql();
  private final Watched watched = new Watched();
  private final ServiceKeys counted = new PostgresServiceKeys(watched.sql(NODES.first()));
  private final ServiceKeyDetails details = serviceKeyDetails(1);
  private final ServiceKey key = serviceKey(1);

  @Override
  public ServiceKeys keys() {
    return NODES.first().bean(ServiceKeys.class);
  }

  @Override
  public Optional<ServiceKeys> secondNode() {
    return Optional.of(NODES.second().bean(ServiceKeys.class));
  }

  @Override
  public Optional<Outage<ServiceKeys>> outage() {
    return Optional.of(new HangingPostgres<>(node -> node.bean(ServiceKeys.class)));
  }

  @BeforeEach
  void no_key_is_kept() {
    sql.deleteFrom(SERVICE_KEYS).execute();
  }

  @Test
  void the_table_holds_the_digest_of_a_key_and_no_part_of_it() {
    keys().add(details, key);
    String rows = sql.selectFrom(SERVICE_KEYS).fetch().formatCSV();
    assertThat(rows).doesNotContain(key.reveal().substring(ServiceKey.PREFIX.length()));
    assertThat(rows).contains(Digest.of(key.reveal()));
  }

  @Test
  void a_service_that_asks_often_costs_a_statement_for_each_max_age() {
    counted.add(details, key);
    assertThat(watched.statements()).hasSize(1);
    for (int i = 0; i < 100; i++) {
      counted.serviceOf(key, NOW.plusMillis(i));
    }
    assertThat(watched.statements()).hasSize(1);
    for (int i = 0; i < 100; i++) {
      counted.hasKey(details.service(), NOW.plusMillis(i));
    }
    assertThat(watched.statements()).hasSize(1);
    counted.serviceOf(key, NOW.plus(MAX_AGE).minusMillis(1));
    assertThat(watched.statements()).isEmpty();
    counted.serviceOf(key, NOW.plus(MAX_AGE));
    counted.serviceOf(key, NOW.plus(MAX_AGE));
    assertThat(watched.statements()).hasSize(1);
  }

  @Test
  void refused_keys_are_not_remembered() {
    for (int i = 0; i < 3; i++) {
      counted.serviceOf(key, NOW);
      counted.hasKey(details.service(), NOW);
    }
    assertThat(watched.statements()).hasSize(6);
  }

  @Test
  void a_use_is_written_once_a_day() {
    keys().add(details, key);
    String unused = version();
    counted.serviceOf(key, NOW);
    String used = version();
    assertThat(used).isNotEqualTo(unused);
    counted.serviceOf(key, NOW.plus(MAX_AGE));
    counted.serviceOf(key, NOW.plus(Duration.ofHours(1)));
    assertThat(version()).isEqualTo(used);
    counted.serviceOf(key, NOW.plus(Duration.ofDays(1)));
    assertThat(version()).isNotEqualTo(used);
  }

  /** The version of the row, which every write changes. */
  private String version() {
    return sql.fetchSingle("select xmin::text from service_keys").formatCSV();
  }

  /** A sequential scan is off, so PostgreSQL plans one only if it can use no index. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from service_keys where digest = 'd'::varchar",
        "select 1 from service_keys where service = 's'::varchar",
        "delete from service_keys where id = '00000000-0000-7000-8000-000000000000'::uuid",
        "select * from service_keys order by service, created_at, id"
      })
  void every_query_can_use_an_index(String query) {
    String plan =
        sql.transactionResult(transaction -> {
          transaction.dsl().execute("set local enable_seqscan = off");
          return transaction.dsl().fetch("explain " + query).formatCSV();
        });
    assertThat(plan).contains("Index").doesNotContain("Seq Scan on");
  }
}
