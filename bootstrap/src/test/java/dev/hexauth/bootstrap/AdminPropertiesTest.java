package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.FreshLogin;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AdminPropertiesTest {

  @Test
  void a_login_is_fresh_for_a_duration_or_without_end() {
    assertThat(new AdminProperties("10m").policy()).isEqualTo(FreshLogin.DEFAULT);
    assertThat(new AdminProperties("24h").policy())
        .isEqualTo(new FreshLogin(Optional.of(Duration.ofDays(1))));
    assertThat(new AdminProperties("off").policy()).isEqualTo(FreshLogin.OFF);
  }

  /** YAML reads {@code off} without quotes as a boolean. */
  @Test
  void off_need_not_be_quoted_in_yaml() {
    assertThat(new AdminProperties("false").policy()).isEqualTo(FreshLogin.OFF);
  }
}
