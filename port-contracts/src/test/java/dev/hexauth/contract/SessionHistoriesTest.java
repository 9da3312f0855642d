package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.domain.port.SessionStore;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random histories show each fault that a store may have, and none where there is none. */
final class SessionHistoriesTest {

  @ParameterizedTest
  @EnumSource
  void a_store_that_decides_wrongly_is_found(WrongStores fault) {
    assertFound(fault.get());
  }

  @ParameterizedTest
  @EnumSource
  void a_store_that_is_right_for_one_is_found_by_several(RacyStores fault) {
    assertFound(fault.get()).hasMessageContainingAll(": 1 |", ": 2 |");
  }

  @Test
  void a_store_that_forgets_a_session_before_it_expires_is_found() {
    assertFound(new ForgetfulSessionStore(Samples.MICRO));
  }

  @Test
  void a_store_that_never_forgets_is_faultless() {
    assertFaultless(new PlainSessionStore());
  }

  @Test
  void a_store_that_forgets_as_soon_as_it_may_is_faultless() {
    assertFaultless(new ForgetfulSessionStore(Duration.ZERO));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertFound(SessionStore store) {
    HistoryCheck check = new HistoryCheck(store, store, () -> {});
    return assertThatThrownBy(check::interleavedHistories)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dhexauth.contract.seed=");
  }

  private static void assertFaultless(SessionStore store) {
    assertThat(new HistoryCheck(store, store, () -> {}).interleavedHistories()).isPositive();
  }
}
