package dev.hexauth.domain.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class ServiceKeyTest {

  @Test
  void a_key_ends_with_the_checksum_of_its_digits() {
    assertThat(ServiceKey.of("0".repeat(64)).reveal()).endsWith("34b1e4cb");
    for (int i = 0; i < 1000; i++) {
      String digits = "%064x".formatted(i);
      CRC32 crc = new CRC32();
      crc.update(digits.getBytes(StandardCharsets.US_ASCII));
      ServiceKey key = ServiceKey.of(digits);
      assertThat(key.reveal())
          .isEqualTo(ServiceKey.PREFIX + digits + "%08x".formatted(crc.getValue()));
      assertThat(ServiceKey.parse(key.reveal())).hasValue(key);
    }
  }

  @Test
  void a_mistyped_key_is_none() {
    String key = ServiceKey.of("0".repeat(64)).reveal();
    assertThat(ServiceKey.parse(key.replaceFirst("0000", "0001"))).isEmpty();
    assertThat(ServiceKey.parse(key + "0")).isEmpty();
    assertThat(ServiceKey.parse(key.toUpperCase(Locale.ROOT))).isEmpty();
  }
}
