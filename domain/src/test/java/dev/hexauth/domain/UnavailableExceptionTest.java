package dev.hexauth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class UnavailableExceptionTest {

  private final ConnectException cause = new ConnectException("refused by 10.0.0.1");

  private final UnavailableException exception =
      new UnavailableException("session store", Duration.ofSeconds(3), cause);

  @Test
  void the_message_names_what_is_unavailable_and_nothing_else() {
    assertThat(exception).hasMessage("session store is unavailable");
  }

  @Test
  void the_observed_failure_is_the_cause() {
    assertThat(exception).hasCause(cause);
  }

  @Test
  void the_exception_has_the_time_to_retry() {
    assertThat(exception.retryAfter()).isEqualTo(Duration.ofSeconds(3));
  }
}
