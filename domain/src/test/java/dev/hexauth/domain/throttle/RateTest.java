package dev.hexauth.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateTest {

  @ParameterizedTest
  @CsvSource({"1, PT1S", "1, PT720H", "100000, PT1S", "100000, PT720H"})
  void every_limit_is_allowed(int count, Duration period) {
    assertThatNoException().isThrownBy(() -> new Rate(count, period));
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT1S, a rate needs a count of 1 to 100000",
    "-1, PT1S, a rate needs a count of 1 to 100000",
    "100001, PT1S, a rate needs a count of 1 to 100000",
    "1, PT0.999999999S, a rate needs a period of 1 s to 30 days",
    "1, PT-1S, a rate needs a period of 1 s to 30 days",
    "1, PT720H0.000000001S, a rate needs a period of 1 s to 30 days",
  })
  void a_value_out_of_range_is_refused_with_its_range(int count, Duration period, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate(count, period))
        .withMessage(rule);
  }

  @Test
  void the_interval_is_rounded_down_and_the_refill_is_a_multiple_of_it() {
    Rate rate = new Rate(7, Duration.ofMinutes(1));
    assertThat(rate.interval()).isEqualTo(Duration.parse("PT8.571428S"));
    assertThat(rate.refill()).isEqualTo(Duration.parse("PT59.999996S"));
  }
}
