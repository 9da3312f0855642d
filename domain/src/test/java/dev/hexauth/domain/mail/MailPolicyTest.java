package dev.hexauth.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class MailPolicyTest {

  private static final Duration ONE = Duration.ofHours(1);

  @Test
  @Tag("ASVS-6.5.5")
  void each_purpose_has_a_lifetime() {
    MailPolicy policy =
        new MailPolicy(Verification.OFF, true, ONE, ONE.multipliedBy(2), ONE.multipliedBy(3));
    assertThat(policy.lifetimeOf(CodePurpose.VERIFY_ADDRESS)).isEqualTo(ONE);
    assertThat(policy.lifetimeOf(CodePurpose.CHANGE_ADDRESS)).isEqualTo(ONE);
    assertThat(policy.lifetimeOf(CodePurpose.RESET_PASSWORD)).isEqualTo(ONE.multipliedBy(2));
    assertThat(policy.lifetimeOf(CodePurpose.TAKE_BACK_ADDRESS)).isEqualTo(ONE.multipliedBy(3));
  }

  @Test
  void every_code_must_live_for_some_time() {
    assertRefused(Verification.OFF, true, Duration.ZERO, ONE, ONE);
    assertRefused(Verification.OFF, true, ONE, Duration.ZERO, ONE);
    assertRefused(Verification.OFF, true, ONE, ONE, Duration.ofNanos(-1));
  }

  @Test
  void addresses_can_be_secret_only_where_they_must_be_verified() {
    assertRefused(Verification.OFF, false, ONE, ONE, ONE);
    assertRefused(Verification.OPTIONAL, false, ONE, ONE, ONE);
    assertThat(new MailPolicy(Verification.REQUIRED, false, ONE, ONE, ONE).tellsTaken()).isFalse();
  }

  private static void assertRefused(
      Verification verification,
      boolean tellsTaken,
      Duration verify,
      Duration reset,
      Duration takeBack) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailPolicy(verification, tellsTaken, verify, reset, takeBack));
  }
}
