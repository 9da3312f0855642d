package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.SessionStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random histories show each fault of a store, and find none in a correct store. */
final class SessionHistoriesTest {

  @ParameterizedTest
  @EnumSource
  void a_store_that_decides_wrongly_is_found(WrongStores fault) {
    HistoryCheck.assertFaultIn(fault.get(), () -> {});
  }

  @ParameterizedTest
  @EnumSource
  void a_store_that_is_right_for_one_is_found_by_several(RacyStores fault) {
    HistoryCheck.assertFaultIn(fault.get(), () -> {}).hasMessageContainingAll(": 1 |", ": 2 |");
  }

  @Test
  void a_store_that_forgets_a_session_before_it_expires_is_found() {
    HistoryCheck.assertFaultIn(new ForgetfulSessionStore(Samples.MICRO), () -> {});
  }

  @Test
  void a_store_that_never_forgets_is_faultless() {
    assertFaultless(new PlainSessionStore());
  }

  @Test
  void a_store_that_forgets_as_soon_as_it_may_is_faultless() {
    assertFaultless(new ForgetfulSessionStore(Duration.ZERO));
  }

  private static void assertFaultless(SessionStore store) {
    assertThat(new HistoryCheck(store, store, () -> {}).interleavedHistories()).isPositive();
  }
}
