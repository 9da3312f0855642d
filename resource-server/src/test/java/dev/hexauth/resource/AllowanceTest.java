package dev.hexauth.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class AllowanceTest {

  private static final long INTERVAL = 10;

  private final Allowance allowance = new Allowance(3, INTERVAL);

  @Test
  void a_few_are_allowed_at_once() {
    assertThat(IntStream.range(0, 9).filter(i -> allowance.take(-5))).hasSize(3);
  }

  @Test
  void then_one_is_allowed_each_interval() {
    assertThat(LongStream.range(0, 100).filter(allowance::take)).hasSize(3 + 9);
  }

  @Test
  void a_quiet_time_is_saved_up_to_the_few() {
    assertThat(IntStream.range(0, 9).filter(i -> allowance.take(0))).hasSize(3);
    assertThat(IntStream.range(0, 9).filter(i -> allowance.take(1000))).hasSize(3);
  }
}
