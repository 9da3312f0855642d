package dev.hexauth.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ThrottlePolicyTest {

  @Test
  void each_kind_has_the_limit_of_its_name() {
    List<Limit> limits =
        Stream.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
            .map(count -> Limit.of(new Rate(count + 1, Duration.ofMinutes(1))))
            .toList();
    ThrottlePolicy policy =
        new ThrottlePolicy(
            limits.get(5),
            limits.get(0),
            limits.get(1),
            limits.get(2),
            limits.get(3),
            limits.get(4),
            limits.get(6),
            limits.get(7),
            limits.get(8),
            limits.get(9));
    assertThat(policy.of(LimitKind.FAILURES_FROM_NETWORK)).isEqualTo(limits.get(5));
    assertThat(policy.of(LimitKind.LOGINS_FROM_NETWORK)).isEqualTo(limits.get(0));
    assertThat(policy.of(LimitKind.LOGINS_BY_STRANGERS)).isEqualTo(limits.get(1));
    assertThat(policy.of(LimitKind.LOGINS_FROM_KNOWN_NETWORK)).isEqualTo(limits.get(2));
    assertThat(policy.of(LimitKind.PASSWORD_CHECKS)).isEqualTo(limits.get(2));
    assertThat(policy.of(LimitKind.REGISTRATIONS)).isEqualTo(limits.get(3));
    assertThat(policy.of(LimitKind.PASSWORD_CHANGES)).isEqualTo(limits.get(4));
    assertThat(policy.of(LimitKind.REFRESHES)).isEqualTo(limits.get(6));
    assertThat(policy.of(LimitKind.LETTERS_FROM_NETWORK)).isEqualTo(limits.get(7));
    assertThat(policy.of(LimitKind.LETTERS_TO_ADDRESS)).isEqualTo(limits.get(8));
    assertThat(policy.of(LimitKind.WRONG_SERVICE_KEYS)).isEqualTo(limits.get(9));
  }

  @Test
  void by_default_every_limit_has_rates_and_without_a_policy_none_has() {
    for (LimitKind limited : LimitKind.values()) {
      assertThat(ThrottlePolicy.DEFAULT.of(limited).rates()).isNotEmpty();
      assertThat(ThrottlePolicy.NONE.of(limited).rates()).isEmpty();
    }
  }

  @Test
  void by_default_a_stranger_who_never_stops_tries_a_password_every_half_hour() {
    assertThat(ThrottlePolicy.DEFAULT.loginPerAccount())
        .isEqualTo(
            Limit.of(
                new Rate(5, Duration.ofMinutes(1)),
                new Rate(20, Duration.ofHours(1)),
                new Rate(50, Duration.ofDays(1))));
    assertThat(ThrottlePolicy.DEFAULT.loginPerAccount().rates().getLast().interval())
        .isLessThan(Duration.ofMinutes(30));
  }

  @Test
  void a_site_has_four_times_as_many_attempts_in_the_same_time() {
    assertThat(ThrottlePolicy.DEFAULT.failuresPerNetwork().times(ThrottlePolicy.SITE_FACTOR))
        .isEqualTo(
            Limit.of(
                new Rate(120, Duration.ofMinutes(1)),
                new Rate(800, Duration.ofHours(1)),
                new Rate(4_000, Duration.ofDays(1))));
    Rate most = new Rate(Rate.MAX_COUNT, Duration.ofDays(1));
    assertThat(Limit.of(most).times(4)).isEqualTo(Limit.of(most));
  }

  @Test
  void a_limit_keeps_a_copy_of_its_rates() {
    List<Rate> rates = new ArrayList<>(List.of(new Rate(1, Duration.ofSeconds(1))));
    Limit limit = new Limit(rates);
    rates.clear();
    assertThat(limit.rates()).hasSize(1);
  }
}
