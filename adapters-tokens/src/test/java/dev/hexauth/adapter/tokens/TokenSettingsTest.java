package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TokenSettingsTest {

  private static TokenSettings settings(String issuer, String audience, Duration tolerance) {
    return new TokenSettings(issuer, Set.of(), audience, "hexauth", AccessType.AT_JWT, tolerance);
  }

  @Test
  void no_difference_of_clocks_is_tolerated_by_default() {
    assertThat(TokenSettings.DEFAULT).isEqualTo(settings("hexauth", "hexauth", Duration.ZERO));
  }

  @Test
  void values_out_of_range_are_named() {
    for (String name : List.of("", " ", "a".repeat(256))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> settings(name, "audience", Duration.ZERO))
          .withMessage("the issuer of tokens must have 1 to 255 characters");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> settings("issuer", name, Duration.ZERO))
          .withMessage("the audience of tokens must have 1 to 255 characters");
    }
    for (String name : List.of("M\ufffdller", "\ud800", "a\udc00b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> settings(name, "audience", Duration.ZERO))
          .withMessageStartingWith("the issuer of tokens has a character that could not be read");
    }
    assertThat(settings("M\u00fcller \ud83d\ude00", "a", Duration.ZERO).issuer())
        .endsWith("\ud83d\ude00");
    for (Duration tolerance : List.of(Duration.ofMillis(-1), Duration.ofSeconds(61))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> settings("issuer", "audience", tolerance))
          .withMessage("the clock tolerance must be 0 to 60 s, not " + tolerance);
    }
    assertThat(settings("i", "a", Duration.ofMinutes(1)).clockTolerance())
        .isEqualTo(Duration.ofSeconds(60));
  }
}
