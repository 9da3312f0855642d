package dev.hexauth.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MicrosTest {

  private static final Instant MICRO = Instant.parse("2030-01-01T00:00:00.000001Z");

  @Test
  void an_instant_is_rounded_down_to_microseconds() {
    assertThat(Micros.floor(MICRO.plusNanos(999))).isEqualTo("1893456000000001");
    assertThat(Micros.floor(MICRO.minusNanos(1))).isEqualTo("1893456000000000");
    assertThat(Micros.floor(Instant.EPOCH.minusNanos(1))).isEqualTo("-1");
  }

  @Test
  void an_instant_is_rounded_up_to_microseconds() {
    assertThat(Micros.ceiling(MICRO)).isEqualTo("1893456000000001");
    assertThat(Micros.ceiling(MICRO.plusNanos(1))).isEqualTo("1893456000000002");
    assertThat(Micros.ceiling(MICRO.minusNanos(999))).isEqualTo("1893456000000001");
  }

  @Test
  void a_duration_is_rounded_down_to_microseconds() {
    assertThat(Micros.floor(Duration.ofDays(1).plusNanos(1999))).isEqualTo("86400000001");
  }

  @Test
  void what_was_written_is_read() {
    assertThat(Micros.parse(Micros.floor(MICRO))).isEqualTo(MICRO);
  }
}
