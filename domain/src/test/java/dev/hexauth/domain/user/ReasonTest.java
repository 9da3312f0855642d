package dev.hexauth.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReasonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "Ticket 17: the phone was stolen", "Überprüfung", "名前", "\uD83D\uDE00"})
  void a_line_of_plain_text_is_a_reason(String text) {
    assertThat(Reason.flawOf(text)).isEmpty();
    assertThat(new Reason(text).value()).isEqualTo(text);
  }

  @Test
  void a_reason_has_at_most_200_units() {
    assertThat(Reason.flawOf("r".repeat(200))).isEmpty();
    assertThat(Reason.flawOf("r".repeat(201))).contains(TextFlaw.TOO_LONG);
    assertThat(Reason.flawOf("\n".repeat(201))).contains(TextFlaw.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u3164"})
  void a_reason_needs_a_visible_character(String text) {
    assertThat(Reason.flawOf(text)).contains(TextFlaw.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\nlines",
        "a\rb",
        "a\u2028b",
        "a\u2029b",
        "a\tb",
        "nul\u0000",
        "\u202Egnp",
        "\uD800"
      })
  void a_reason_cannot_change_the_text_around_it(String text) {
    assertThat(Reason.flawOf(text)).contains(TextFlaw.INVALID_CHARACTER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reason(text))
        .withMessage("not a reason: INVALID_CHARACTER");
  }
}
