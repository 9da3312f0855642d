package dev.hexauth.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionPolicyTest {

  private static final Instant LOGIN = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void the_default_is_15_minutes_60_minutes_24_hours_30_seconds_and_20_sessions() {
    assertThat(SessionPolicy.DEFAULT).isEqualTo(policy("PT15M", "PT60M", "PT24H", "PT30S", 20));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, PT1S, PT1S, PT0S, 1",
    "PT1S, PT1S, PT1S, PT300S, 1",
    "PT15M, PT15M, PT15M, PT30S, 1000000",
  })
  void every_limit_is_allowed(
      String access, String refresh, String session, String window, int max) {
    assertThatNoException().isThrownBy(() -> policy(access, refresh, session, window, max));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.999999999S, PT1H, PT24H, PT30S, 20, an access token must live for 1 s or more",
    "PT0S, PT1H, PT24H, PT30S, 20, an access token must live for 1 s or more",
    "PT-1S, PT1H, PT24H, PT30S, 20, an access token must live for 1 s or more",
    "PT1H, PT59M, PT24H, PT30S, 20, a refresh token must live as long as an access token",
    "PT15M, PT24H, PT23H, PT30S, 20, a session must live as long as a refresh token",
    "PT15M, PT1H, PT24H, PT-0.000001S, 20, the repeat window must be 0 to 300 s",
    "PT15M, PT1H, PT24H, PT300.000001S, 20, the repeat window must be 0 to 300 s",
    "PT15M, PT1H, PT24H, PT30S, 0, a user must be allowed one session or more",
    "PT15M, PT1H, PT24H, PT30S, -1, a user must be allowed one session or more",
  })
  void a_value_out_of_range_is_refused_with_its_range(
      String access, String refresh, String session, String window, int max, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(access, refresh, session, window, max))
        .withMessage(rule);
  }

  @Test
  void a_session_expires_unused_after_the_refresh_lifetime() {
    assertThat(SessionPolicy.DEFAULT.expiryOf(LOGIN, LOGIN)).isEqualTo("2030-01-01T01:00:00Z");
    assertThat(SessionPolicy.DEFAULT.expiryOf(LOGIN, LOGIN.plusSeconds(60)))
        .isEqualTo("2030-01-01T01:01:00Z");
  }

  @Test
  void no_use_prolongs_a_session_beyond_its_lifetime() {
    Instant end = Instant.parse("2030-01-02T00:00:00Z");
    Instant hourBefore = end.minusSeconds(3600);
    assertThat(SessionPolicy.DEFAULT.expiryOf(LOGIN, hourBefore.minusNanos(1)))
        .isEqualTo(end.minusNanos(1));
    assertThat(SessionPolicy.DEFAULT.expiryOf(LOGIN, hourBefore)).isEqualTo(end);
    assertThat(SessionPolicy.DEFAULT.expiryOf(LOGIN, hourBefore.plusNanos(1))).isEqualTo(end);
    assertThat(SessionPolicy.DEFAULT.expiryOf(LOGIN, end)).isEqualTo(end);
  }

  private static SessionPolicy policy(
      String access, String refresh, String session, String window, int max) {
    return new SessionPolicy(
        Duration.parse(access),
        Duration.parse(refresh),
        Duration.parse(session),
        Duration.parse(window),
        true,
        max);
  }
}
