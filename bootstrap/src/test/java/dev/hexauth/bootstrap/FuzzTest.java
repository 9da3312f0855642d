package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small run of {@link Fuzz}. */
@Tag("ASVS-16.5.1")
@Tag("ASVS-16.5.3")
final class FuzzTest {

  private static final int REQUESTS = 5_000;
  private static final long SEED = 20_261_128;

  @Test
  void mutated_requests_find_no_5xx_no_error_in_the_log_and_no_class_name() throws Exception {
    try (Fuzz fuzz = new Fuzz()) {
      Fuzz.Outcome outcome = fuzz.run(REQUESTS, SEED, System.out);
      assertThat(outcome.findings()).isEmpty();
      assertThat(outcome.statuses().keySet())
          .as("the fuzzer reaches the routes: %s", outcome.statuses())
          .containsAll(List.of(200, 201, 204, 400, 401, 403, 404, 409, 413, 415));
    }
  }
}
