package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.bootstrap.ThrottleAttack.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small runs of the attacks of {@link ThrottleAttack}. */
@Tag("ASVS-6.3.1")
@Tag("ASVS-6.1.1")
final class ThrottleAttackTest {

  private static final int GUESSES = 200;

  @Test
  void few_guesses_are_hashed_and_the_owner_can_always_log_in() {
    try (ThrottleAttack attack = new ThrottleAttack()) {
      assertThat(attack.onOneAccount(GUESSES, Duration.ZERO))
          .isEqualTo(new Outcome(5, GUESSES - 5, 10, 0));
      assertThat(attack.fromOneAddress(GUESSES, Duration.ZERO))
          .isEqualTo(new Outcome(20, GUESSES - 20, 10, 10));
      // 30 for the network, and one spare attempt for each account.
      assertThat(attack.fromSharedAddress(GUESSES, Duration.ZERO))
          .isEqualTo(
              new Outcome(30 + ThrottleAttack.KNOWN, GUESSES - 30 - ThrottleAttack.KNOWN, 10, 10));
      // 20 for the hour, and as many that become available in it.
      Outcome inAnHour = attack.onOneAccount(GUESSES, Duration.ofHours(1));
      assertThat(inAnHour.hashed()).isBetween(20, 40);
      assertThat(inAnHour.owner()).isEqualTo(10);
    }
  }
}
