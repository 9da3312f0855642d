package dev.hexauth.adapter.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class NativeMemoryTest {

  @Test
  void a_text_ends_with_a_zero_and_all_memory_is_zeroed_at_the_end() {
    byte[] secret = "correct horse".getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text;
      MemorySegment other;
      try (NativeMemory memory = new NativeMemory(arena)) {
        text = memory.copyOf(secret);
        other = memory.zeros(8);
        assertThat(text.byteSize()).isEqualTo(secret.length + 1);
        assertThat(text.getString(0)).isEqualTo("correct horse");
        other.fill((byte) 1);
      }
      assertThat(text.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
      assertThat(other.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }
  }
}
