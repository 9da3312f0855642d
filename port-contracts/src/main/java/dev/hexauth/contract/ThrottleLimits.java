package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.throttle.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What successive callers get out of a bucket. */
interface ThrottleLimits extends GivenThrottle {

  /** A token every 100 s, and one every 6 min. */
  Limit LIMIT = Limit.of(new Rate(3, Duration.ofMinutes(5)), new Rate(10, Duration.ofHours(1)));

  Admission ADMITTED = new Admission.Admitted();

  @Test
  default void as_many_as_the_smallest_count_are_admitted_at_once_and_no_more() {
    Bucket bucket = Samples.newBucket();
    assertThat(Stream.generate(() -> take(bucket, NOW)).limit(3)).containsOnly(ADMITTED);
    assertThat(take(bucket, NOW)).isEqualTo(refused(Duration.ofSeconds(100)));
    assertThat(otherNode().take(bucket, LIMIT, NOW)).isEqualTo(refused(Duration.ofSeconds(100)));
  }

  @Test
  default void a_count_of_one_admits_one() {
    Bucket bucket = Samples.newBucket();
    Limit one = Limit.of(new Rate(1, Duration.ofMinutes(1)));
    assertThat(throttle().take(bucket, one, NOW)).isEqualTo(ADMITTED);
    assertThat(throttle().take(bucket, one, NOW)).isEqualTo(refused(Duration.ofMinutes(1)));
    assertThat(throttle().take(bucket, one, NOW.plusSeconds(60))).isEqualTo(ADMITTED);
  }

  @Test
  default void a_refused_attempt_is_admitted_when_it_may_be_retried_and_not_before() {
    Bucket bucket = emptied();
    Instant later = NOW.plusSeconds(100);
    assertThat(take(bucket, later.minus(MICRO))).isEqualTo(refused(MICRO));
    assertThat(take(bucket, later)).isEqualTo(ADMITTED);
    assertThat(take(bucket, later)).isEqualTo(refused(Duration.ofSeconds(100)));
  }

  @Test
  default void instants_are_rounded_down_to_microseconds() {
    Bucket bucket = emptied();
    Instant later = NOW.plusSeconds(100);
    assertThat(take(bucket, later.minusNanos(1))).isEqualTo(refused(MICRO));
    assertThat(take(bucket, later.plusNanos(999))).isEqualTo(ADMITTED);
    assertThat(take(bucket, later)).isEqualTo(refused(Duration.ofSeconds(100)));
  }

  @Test
  default void after_a_clock_is_set_back_no_caller_waits_for_more_than_one_token() {
    Bucket bucket = emptied();
    assertThat(take(bucket, NOW.minusSeconds(1_000))).isEqualTo(refused(Duration.ofSeconds(100)));
    assertThat(take(bucket, NOW.minusSeconds(900))).isEqualTo(refused(Duration.ofSeconds(100)));
    assertThat(take(bucket, NOW.minusSeconds(9_000))).isEqualTo(refused(Duration.ofMinutes(6)));
  }

  @Test
  default void a_refused_attempt_takes_nothing() {
    Bucket bucket = emptied();
    for (int i = 0; i < 20; i++) {
      assertThat(take(bucket, NOW.plusSeconds(i)))
          .isEqualTo(refused(Duration.ofSeconds(100).minusSeconds(i)));
    }
    assertThat(take(bucket, NOW.plusSeconds(100))).isEqualTo(ADMITTED);
  }

  @Test
  default void all_rates_apply_so_that_a_caller_who_continues_waits_longer() {
    Bucket bucket = emptied();
    Instant now = NOW;
    for (int i = 0; i < 9; i++) {
      now = now.plusSeconds(100);
      assertThat(take(bucket, now)).as("attempt at %s", now).isEqualTo(ADMITTED);
    }
    // Twelve attempts in 15 min: ten tokens at first, and two and a half that came back.
    assertThat(take(bucket, now.plusSeconds(100))).isEqualTo(refused(Duration.ofSeconds(80)));
    assertThat(take(bucket, now.plusSeconds(180))).isEqualTo(ADMITTED);
    assertThat(take(bucket, now.plusSeconds(180))).isEqualTo(refused(Duration.ofMinutes(6)));
  }

  @Test
  default void a_bucket_is_full_again_after_the_refill() {
    Bucket bucket = emptied();
    Instant later = NOW.plus(Duration.ofHours(2));
    assertThat(Stream.generate(() -> take(bucket, later)).limit(3)).containsOnly(ADMITTED);
    assertThat(take(bucket, later)).isEqualTo(refused(Duration.ofSeconds(100)));
  }

  @Test
  default void a_token_that_is_given_back_can_be_taken_again() {
    Bucket bucket = emptied();
    otherNode().giveBack(bucket, LIMIT, NOW);
    assertThat(take(bucket, NOW)).isEqualTo(ADMITTED);
    assertThat(take(bucket, NOW)).isEqualTo(refused(Duration.ofSeconds(100)));
  }

  @Test
  default void tokens_of_all_rates_are_given_back() {
    Bucket bucket = Samples.newBucket();
    for (int i = 0; i < 50; i++) {
      assertThat(take(bucket, NOW)).as("attempt %s", i).isEqualTo(ADMITTED);
      throttle().giveBack(bucket, LIMIT, NOW);
    }
    assertThat(Stream.generate(() -> take(bucket, NOW)).limit(3)).containsOnly(ADMITTED);
    assertThat(take(bucket, NOW)).isEqualTo(refused(Duration.ofSeconds(100)));
  }

  @Test
  default void nothing_can_be_given_back_to_a_full_bucket() {
    Bucket bucket = Samples.newBucket();
    throttle().giveBack(bucket, LIMIT, NOW);
    take(bucket, NOW);
    throttle().giveBack(bucket, LIMIT, NOW);
    throttle().giveBack(bucket, LIMIT, NOW);
    assertThat(Stream.generate(() -> take(bucket, NOW)).limit(3)).containsOnly(ADMITTED);
    assertThat(take(bucket, NOW)).isEqualTo(refused(Duration.ofSeconds(100)));
  }

  @Test
  default void tokens_given_back_late_do_not_overfill_the_bucket() {
    Bucket bucket = emptied();
    Instant later = NOW.plusSeconds(250);
    throttle().giveBack(bucket, LIMIT, later);
    assertThat(Stream.generate(() -> take(bucket, later)).limit(3)).containsOnly(ADMITTED);
    assertThat(take(bucket, later)).isEqualTo(refused(Duration.ofSeconds(100)));
  }

  @Test
  default void buckets_do_not_affect_each_other() {
    Bucket bucket = emptied();
    for (LimitKind limited : LimitKind.values()) {
      boolean same = limited == bucket.kind();
      assertThat(take(new Bucket(limited, bucket.holder()), NOW).equals(ADMITTED))
          .as("%s", limited)
          .isNotEqualTo(same);
    }
    assertThat(take(new Bucket(bucket.kind(), bucket.holder() + "0"), NOW)).isEqualTo(ADMITTED);
    assertThat(take(new Bucket(bucket.kind(), ""), NOW)).isEqualTo(ADMITTED);
    assertThat(take(Samples.newBucket(), NOW)).isEqualTo(ADMITTED);
  }

  @Test
  default void a_changed_limit_applies_at_once_to_tokens_taken_before() {
    Bucket bucket = emptied();
    Limit more = Limit.of(new Rate(4, Duration.ofSeconds(400)));
    assertThat(throttle().take(bucket, more, NOW)).isEqualTo(ADMITTED);
    assertThat(throttle().take(bucket, more, NOW)).isEqualTo(refused(Duration.ofSeconds(100)));
    Limit again = Limit.of(new Rate(5, Duration.ofSeconds(500)), new Rate(1, Duration.ofHours(1)));
    assertThat(throttle().take(bucket, again, NOW)).isEqualTo(ADMITTED);
    assertThat(throttle().take(bucket, again, NOW)).isEqualTo(refused(Duration.ofHours(1)));
  }

  /** A bucket of which all tokens of the first rate were taken at {@link Samples#NOW}. */
  private Bucket emptied() {
    Bucket bucket = Samples.newBucket();
    for (int i = 0; i < 3; i++) {
      assertThat(take(bucket, NOW)).isEqualTo(ADMITTED);
    }
    return bucket;
  }

  private Admission take(Bucket bucket, Instant now) {
    return throttle().take(bucket, LIMIT, now);
  }

  private static Admission refused(Duration retryAfter) {
    return new Admission.Refused(retryAfter);
  }
}
