package dev.hexauth.domain.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceKeyTest {

  private static final String RANDOM = "0123456789abcdef".repeat(4);
  private static final ServiceKey KEY = ServiceKey.of(RANDOM);

  @Test
  void a_key_is_its_prefix_its_random_digits_and_their_crc_32() {
    assertThat(ServiceKey.of("0".repeat(64)).reveal()).endsWith("34b1e4cb");
    for (int i = 0; i < 1000; i++) {
      String digits = "%064x".formatted(i);
      CRC32 crc = new CRC32();
      crc.update(digits.getBytes(US_ASCII));
      ServiceKey key = ServiceKey.of(digits);
      assertThat(key.reveal())
          .isEqualTo("hexauth_key_" + digits + "%08x".formatted(crc.getValue()));
      assertThat(ServiceKey.parse(key.reveal())).hasValue(key);
    }
  }

  @Test
  void a_key_with_any_one_character_changed_is_none() {
    String text = KEY.reveal();
    for (int i = 0; i < text.length(); i++) {
      for (char other : "0123456789abcdefghijklmnopqrstuvwxyzABCDEF_-. \n".toCharArray()) {
        if (other != text.charAt(i)) {
          String changed = text.substring(0, i) + other + text.substring(i + 1);
          assertThat(ServiceKey.parse(changed)).as(changed).isEmpty();
        }
      }
    }
  }

  @Test
  void a_key_with_two_digits_swapped_one_lost_or_one_added_is_none() {
    String text = KEY.reveal();
    for (int i = 1; i < text.length(); i++) {
      String lost = text.substring(0, i) + text.substring(i + 1);
      assertThat(ServiceKey.parse(lost)).as(lost).isEmpty();
      String doubled = text.substring(0, i) + text.substring(i - 1);
      assertThat(ServiceKey.parse(doubled)).as(doubled).isEmpty();
      if (text.charAt(i - 1) != text.charAt(i)) {
        String swapped =
            text.substring(0, i - 1) + text.charAt(i) + text.charAt(i - 1) + text.substring(i + 1);
        assertThat(ServiceKey.parse(swapped)).as(swapped).isEmpty();
      }
    }
    assertThat(ServiceKey.parse("")).isEmpty();
    assertThat(ServiceKey.parse(" " + text)).isEmpty();
    assertThat(ServiceKey.parse(text + "\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"
      })
  void other_random_digits_are_refused_without_being_shown(String random) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceKey.of(random))
        .withMessage("not the random bits of a service key");
  }

  @Test
  @Tag("ASVS-16.2.5")
  void a_key_does_not_print_itself() {
    assertThat(KEY).hasToString("ServiceKey[redacted]");
  }

  @Test
  void keys_are_equal_when_their_texts_are() {
    assertThat(KEY)
        .isEqualTo(ServiceKey.of(RANDOM))
        .hasSameHashCodeAs(ServiceKey.of(RANDOM))
        .isNotEqualTo(ServiceKey.of("0".repeat(64)))
        .isNotEqualTo((Object) KEY.reveal());
    assertThat(KEY.hashCode()).isNotEqualTo(ServiceKey.of("0".repeat(64)).hashCode());
  }
}
