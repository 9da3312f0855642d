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
  void what_was_observed_is_the_cause() {
    assertThat(exception).hasCause(cause);
  }

  @Test
  void it_tells_when_to_try_again() {
    assertThat(exception.retryAfter()).isEqualTo(Duration.ofSeconds(3));
  }
}
