package dev.hexauth.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ASVS-7.5.3")
final class FreshLoginTest {

  private static final Instant LOGIN = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void a_login_is_fresh_for_ten_minutes_and_not_longer() {
    Instant last = LOGIN.plus(Duration.ofMinutes(10));
    assertThat(FreshLogin.DEFAULT.accepts(Optional.of(LOGIN), LOGIN)).isTrue();
    assertThat(FreshLogin.DEFAULT.accepts(Optional.of(LOGIN), last)).isTrue();
    assertThat(FreshLogin.DEFAULT.accepts(Optional.of(LOGIN), last.plusNanos(1))).isFalse();
  }

  @Test
  void a_login_on_a_node_whose_clock_is_ahead_is_fresh() {
    assertThat(FreshLogin.DEFAULT.accepts(Optional.of(LOGIN), LOGIN.minusSeconds(1))).isTrue();
  }

  @Test
  void a_login_at_an_unknown_time_is_not_fresh() {
    assertThat(FreshLogin.DEFAULT.accepts(Optional.empty(), LOGIN)).isFalse();
  }

  @Test
  void any_login_will_do_if_no_age_is_set() {
    assertThat(FreshLogin.OFF.accepts(Optional.of(LOGIN), LOGIN.plus(Duration.ofDays(9)))).isTrue();
    assertThat(FreshLogin.OFF.accepts(Optional.empty(), LOGIN)).isTrue();
  }

  @Test
  void an_age_is_a_minute_to_a_day() {
    for (Duration age : new Duration[] {FreshLogin.MIN_AGE, FreshLogin.MAX_AGE}) {
      assertThat(new FreshLogin(Optional.of(age)).maxAge()).contains(age);
    }
    for (Duration age :
        new Duration[] {
          FreshLogin.MIN_AGE.minusNanos(1), FreshLogin.MAX_AGE.plusNanos(1), Duration.ofMinutes(-10)
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new FreshLogin(Optional.of(age)))
          .withMessage("a login is fresh for 1 m to 24 h");
    }
  }
}
