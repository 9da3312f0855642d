package dev.hexauth.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailCodeTest {

  private static final String DIGITS = "0123456789abcdef".repeat(4);

  @Test
  void a_code_is_64_hexadecimal_digits() {
    assertThat(EmailCode.parse(DIGITS)).contains(new EmailCode(DIGITS));
    assertThat(new EmailCode(DIGITS).reveal()).isEqualTo(DIGITS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
        "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void anything_else_is_none(String text) {
    assertThat(EmailCode.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EmailCode(text))
        .withMessage("not a code");
  }

  @Test
  @Tag("ASVS-16.2.5")
  void a_code_does_not_print_itself() {
    assertThat(new EmailCode(DIGITS)).hasToString("EmailCode[redacted]");
  }

  @Test
  void codes_are_equal_when_their_digits_are() {
    assertThat(new EmailCode(DIGITS))
        .isEqualTo(new EmailCode(DIGITS))
        .hasSameHashCodeAs(new EmailCode(DIGITS))
        .isNotEqualTo(new EmailCode("0".repeat(64)))
        .isNotEqualTo((Object) DIGITS);
    assertThat(new EmailCode(DIGITS).hashCode())
        .isNotEqualTo(new EmailCode("0".repeat(64)).hashCode());
  }
}
