package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.BucketState;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random series of attempts, with the same answers as {@link BucketState}. */
interface ThrottleModel extends GivenThrottle {

  /** How many series are run; the number of a series is its seed. */
  int SERIES = 50;

  /** The pauses between attempts. */
  List<Duration> STEPS =
      List.of(Duration.ZERO, Duration.ZERO, MICRO, Duration.ofMinutes(7), Duration.ofHours(1));

  @Test
  default void random_series_of_attempts_get_the_answers_of_the_reference() {
    for (int seed = 0; seed < SERIES; seed++) {
      Random random = new Random(seed);
      Limit limit = limit(random);
      Bucket bucket = Samples.newBucket();
      BucketState reference = BucketState.FULL;
      Instant now = NOW.plus(MICRO.multipliedBy(seed));
      for (int step = 0; step < 30; step++) {
        Throttle throttle = step % 2 == 0 ? throttle() : otherNode();
        now = now.plus(STEPS.get(random.nextInt(STEPS.size())));
        if (random.nextInt(5) == 0) {
          throttle.giveBack(bucket, limit, now);
          reference = reference.givenBack(limit, now);
        } else {
          Admission expected = reference.admit(limit, now);
          assertThat(throttle.take(bucket, limit, now))
              .as("series %s, step %s", seed, step)
              .isEqualTo(expected);
          boolean admitted = expected.equals(new Admission.Admitted());
          reference = admitted ? reference.taken(limit, now) : reference;
        }
      }
    }
  }

  /** Periods so long that no store forgets a bucket by its own clock while a series is run. */
  private static Limit limit(Random random) {
    return new Limit(
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(i -> new Rate(1 + random.nextInt(7), Duration.ofHours(1 + i * 5)))
            .toList());
  }
}
