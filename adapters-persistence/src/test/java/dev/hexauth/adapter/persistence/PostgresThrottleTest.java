package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.jooq.Tables.THROTTLE_BUCKETS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.ThrottleContract;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PostgresThrottleTest implements ThrottleContract {

  private static final Limit ONE = Limit.of(new Rate(1, Duration.ofHours(1)));
  private static final Instant FULL = NOW.plus(Duration.ofHours(1));

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  @Override
  public Throttle throttle() {
    return NODES.first().throttle();
  }

  @Override
  public Optional<Throttle> secondNode() {
    return Optional.of(NODES.second().throttle());
  }

  @Override
  public Optional<Outage<Throttle>> outage() {
    return Optional.of(new HangingPostgres<>(Assembly::throttle));
  }

  @Test
  void a_hundred_full_buckets_are_removed_when_a_token_is_taken() {
    NODES.first().sql().deleteFrom(THROTTLE_BUCKETS).execute();
    take(0, 250, NOW);
    take(1000, 1001, FULL);
    assertThat(rows()).isEqualTo(151);
    take(1001, 1003, FULL);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void a_refused_attempt_writes_nothing() {
    NODES.first().sql().deleteFrom(THROTTLE_BUCKETS).execute();
    take(0, 1, NOW);
    String version = versionOfTheOneRow();
    for (int i = 0; i < 10; i++) {
      assertThat(throttle().take(bucket(0), ONE, NOW)).isInstanceOf(Admission.Refused.class);
    }
    assertThat(versionOfTheOneRow()).isEqualTo(version);
  }

  @Test
  void locked_full_buckets_are_left_alone_and_do_not_delay_others() {
    NODES.first().sql().deleteFrom(THROTTLE_BUCKETS).execute();
    take(0, 2, NOW);
    NODES
        .second()
        .sql()
        .transaction(holder -> {
          holder.dsl().selectFrom(THROTTLE_BUCKETS).limit(1).forUpdate().fetch();
          take(1000, 1001, FULL);
          assertThat(rows()).isEqualTo(2);
        });
  }

  @Test
  void no_row_contains_an_e_mail_address() {
    NODES.first().sql().deleteFrom(THROTTLE_BUCKETS).execute();
    take(0, 1, NOW);
    assertThat(NODES.first().sql().fetchSingle(THROTTLE_BUCKETS).get(THROTTLE_BUCKETS.ID))
        .matches("logins_by_strangers [0-9a-f]{64}");
  }

  private void take(int from, int to, Instant now) {
    IntStream.range(from, to).forEach(number -> throttle().take(bucket(number), ONE, now));
  }

  private static Bucket bucket(int number) {
    return Bucket.ofStrangers(email(number));
  }

  private static int rows() {
    return NODES.first().sql().fetchCount(THROTTLE_BUCKETS);
  }

  private static String versionOfTheOneRow() {
    return NODES
        .first()
        .sql()
        .fetchSingle("select xmin::text from throttle_buckets")
        .get(0, String.class);
  }
}
