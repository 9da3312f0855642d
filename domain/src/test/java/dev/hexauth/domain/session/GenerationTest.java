package dev.hexauth.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GenerationTest {

  @Test
  void a_login_is_generation_0() {
    assertThat(Generation.FIRST).isEqualTo(new Generation(0));
  }

  @Test
  void the_next_generation_is_one_higher() {
    assertThat(Generation.FIRST.next()).isEqualTo(new Generation(1));
    assertThat(new Generation(9).next()).isEqualTo(new Generation(10));
  }

  @Test
  void a_generation_is_0_to_1_000_000_000() {
    assertThat(new Generation(1_000_000_000).value()).isEqualTo(Generation.MAX);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Generation(Generation.MAX).next())
        .withMessage("not a generation: 1000000001");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void no_other_number_is_a_generation(int value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Generation(value));
  }

  @Test
  void the_newer_is_after_the_older_and_none_is_after_itself() {
    assertThat(new Generation(10).isAfter(new Generation(9))).isTrue();
    assertThat(new Generation(9).isAfter(new Generation(10))).isFalse();
    assertThat(new Generation(9).isAfter(new Generation(9))).isFalse();
  }
}
