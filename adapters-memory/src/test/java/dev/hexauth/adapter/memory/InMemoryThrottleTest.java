package dev.hexauth.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.ThrottleContract;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.throttle.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InMemoryThrottleTest implements ThrottleContract {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Limit ONE = Limit.of(new Rate(1, Duration.ofHours(1)));

  private final InMemoryThrottle throttle = new InMemoryThrottle(1000);

  @Override
  public Throttle throttle() {
    return throttle;
  }

  @Override
  public Optional<Throttle> secondNode() {
    return Optional.empty();
  }

  @Override
  public Optional<Outage<Throttle>> outage() {
    return Optional.empty();
  }

  @Test
  void the_least_recently_used_bucket_makes_room_for_another() {
    for (int i = 0; i < 1000; i++) {
      take(i);
    }
    assertThat(take(0)).isInstanceOf(Admission.Refused.class);
    take(1000);
    assertThat(throttle.bucketsKept()).isEqualTo(1000);
    assertThat(take(0)).isInstanceOf(Admission.Refused.class);
    assertThat(take(1)).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void a_bucket_that_is_full_again_takes_no_room() {
    take(0);
    throttle.giveBack(bucket(0), ONE, NOW);
    throttle.giveBack(bucket(1), ONE, NOW);
    assertThat(throttle.bucketsKept()).isZero();
  }

  private Admission take(int number) {
    return throttle.take(bucket(number), ONE, NOW);
  }

  private static Bucket bucket(int number) {
    return new Bucket(LimitKind.REFRESHES, Integer.toString(number));
  }
}
