package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation is atomic with respect to all others, of all threads and of two nodes. */
interface ThrottleRaces extends GivenThrottle {

  /** How many callers make attempts at once. */
  int CROWD = 64;

  @Test
  default void of_64_attempts_at_once_as_many_are_admitted_as_the_limit_allows() {
    Limit limit = limitOf(10);
    for (int round = 0; round < 3; round++) {
      Bucket bucket = Samples.newBucket();
      List<Admission> admissions = Race.of(CROWD).run(i -> node(i).take(bucket, limit, NOW));
      assertThat(admitted(admissions)).isEqualTo(10);
    }
  }

  /** A caller whose clock is behind may be refused the last token, but none gets one too many. */
  @Test
  default void of_64_attempts_by_different_clocks_no_more_are_admitted_than_allowed() {
    Limit limit = limitOf(10);
    Bucket bucket = Samples.newBucket();
    List<Admission> admissions =
        Race.of(CROWD).run(i -> node(i).take(bucket, limit, NOW.plusMillis(i)));
    assertThat(admitted(admissions)).isBetween(9L, 10L);
  }

  @Test
  default void tokens_that_many_take_and_give_back_at_once_are_all_there_afterwards() {
    Limit limit = limitOf(CROWD);
    Bucket bucket = Samples.newBucket();

    Race.of(CROWD)
        .run(i -> {
          Admission admission = node(i).take(bucket, limit, NOW);
          node(i + 1).giveBack(bucket, limit, NOW);
          return admission;
        });

    List<Admission> admissions = Race.of(CROWD).run(i -> node(i).take(bucket, limit, NOW));
    assertThat(admitted(admissions)).isEqualTo(CROWD);
    assertThat(throttle().take(bucket, limit, NOW)).isInstanceOf(Admission.Refused.class);
  }

  @Test
  default void many_buckets_at_once_do_not_affect_each_other() {
    Limit limit = limitOf(1);
    List<Admission> admissions =
        Race.of(CROWD).run(i -> node(i).take(Samples.newBucket(), limit, NOW));
    assertThat(admitted(admissions)).isEqualTo(CROWD);
  }

  private static Limit limitOf(int count) {
    return Limit.of(new Rate(count, Duration.ofHours(1)), new Rate(2 * count, Duration.ofHours(2)));
  }

  private static long admitted(List<Admission> admissions) {
    return admissions.stream().filter(new Admission.Admitted()::equals).count();
  }

  private Throttle node(int number) {
    return number % 2 == 0 ? throttle() : otherNode();
  }
}
