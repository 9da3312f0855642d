package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A throttle does not keep full buckets indefinitely. */
interface ThrottleForgetting extends GivenThrottle {

  /** The shortest refill that a limit may have, for stores that forget by a clock of their own. */
  Limit BRIEF = Limit.of(new Rate(1, Duration.ofSeconds(1)));

  /** How long a throttle may take to forget, while others make attempts all the time. */
  Duration FORGETTING_BOUND = Duration.ofSeconds(2);

  /** A forgotten bucket is full for an earlier {@code now} too, which the test observes. */
  @Test
  default void full_buckets_are_forgotten_while_others_make_attempts() {
    Throttle throttle = throttle();
    Predicate<Bucket> isAdmitted = bucket -> isAdmitted(throttle, bucket, NOW);
    List<Bucket> kept = new ArrayList<>(Stream.generate(Samples::newBucket).limit(50).toList());
    assertThat(kept).allMatch(isAdmitted);
    assertThat(kept).noneMatch(isAdmitted);

    long deadline = System.nanoTime() + FORGETTING_BOUND.toNanos();
    while (!kept.isEmpty() && System.nanoTime() < deadline) {
      isAdmitted(throttle, Samples.newBucket(), NOW.plusSeconds(2));
      kept.removeIf(isAdmitted);
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }

    assertThat(kept).as("kept when they were full").isEmpty();
  }

  private static boolean isAdmitted(Throttle throttle, Bucket bucket, Instant now) {
    return throttle.take(bucket, BRIEF, now) instanceof Admission.Admitted;
  }
}
