package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/**
 * A refresh with a token whose successor has been used. No request waits until that is stored;
 * until then such a refresh is a repeat, which changes nothing.
 */
final class Reuse {

  private static final Duration SOON = Duration.ofSeconds(20);

  private Reuse() {}

  /** The refusal of {@code refreshToken}, which comes soon. */
  static Reply of(String refreshToken, Api api) {
    long end = System.nanoTime() + SOON.toNanos();
    Reply reply = api.refresh(refreshToken);
    while (reply.status() == 200) {
      assertThat(System.nanoTime()).as("it is still repeated").isLessThan(end);
      reply = api.refresh(refreshToken);
    }
    return reply.failed(403, "Could not refresh access token");
  }
}
