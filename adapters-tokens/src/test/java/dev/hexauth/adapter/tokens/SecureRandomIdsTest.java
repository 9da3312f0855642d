package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.RandomIdsContract;
import dev.hexauth.domain.port.RandomIds;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SecureRandomIdsTest implements RandomIdsContract {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private final RandomIds ids = new TokensConfiguration().randomIds();

  @Override
  public RandomIds ids() {
    return ids;
  }

  @Test
  void all_the_other_bits_of_a_user_id_are_random() {
    assertThat(varying(() -> ids.newUserId(NOW).value().getMostSignificantBits()))
        .isEqualTo(0x0FFFL);
    assertThat(varying(() -> ids.newUserId(NOW).value().getLeastSignificantBits()))
        .isEqualTo(0x3FFF_FFFF_FFFF_FFFFL);
  }

  @Test
  @Tag("ASVS-7.2.3")
  @Tag("ASVS-11.5.1")
  @Tag("NIST-63B-5.1-random")
  @Tag("RFC9700-4.14.1-guess")
  void all_128_bits_of_the_other_ids_are_random() {
    for (int half : List.of(0, 8)) {
      assertThat(varying(() -> bits(ids.newSessionId().value(), half))).isEqualTo(-1L);
      assertThat(varying(() -> bits(ids.newTokenId().value(), half))).isEqualTo(-1L);
    }
  }

  @Test
  @Tag("ASVS-7.2.3")
  @Tag("ASVS-11.5.1")
  void every_bit_comes_from_the_source_that_it_was_given() {
    RandomIds zeros = new SecureRandomIds(new Constant((byte) 0));
    assertThat(zeros.newUserId(NOW)).hasToString("019b7ca9-8f2e-7000-8000-000000000000");
    assertThat(zeros.newSessionId()).hasToString("A".repeat(22));
    RandomIds ones = new SecureRandomIds(new Constant((byte) 0xFF));
    assertThat(ones.newTokenId().value()).isEqualTo("_".repeat(21) + "w");
  }

  /** The bits that are not the same in a thousand draws. */
  private static long varying(LongSupplier source) {
    long first = source.getAsLong();
    return IntStream.range(0, 1000)
        .mapToLong(_ -> source.getAsLong() ^ first)
        .reduce(0, (some, more) -> some | more);
  }

  private static long bits(String base64, int offset) {
    return ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64)).getLong(offset);
  }

  /** Always the same byte. */
  private static final class Constant extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte value;

    Constant(byte value) {
      this.value = value;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, value);
    }
  }
}
