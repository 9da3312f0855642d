package dev.hexauth.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class OncePerPeriodTest {

  @Test
  void what_was_logged_is_logged_again_after_the_period() {
    Instant start = Instant.parse("2026-11-05T08:09:10Z");
    AtomicReference<Instant> now = new AtomicReference<>(start);
    OncePerPeriod once = new OncePerPeriod(now::get, Duration.ofHours(1));

    assertThat(once.isFirst("a")).isTrue();
    now.set(start.plusSeconds(3_599));
    assertThat(once.isFirst("a")).isFalse();
    now.set(start.plusSeconds(3_600));
    assertThat(once.isFirst("a")).isTrue();
  }
}
