package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.contract.ContractGivens.OfSessions;
import dev.hexauth.contract.ContractGivens.OfThrottle;
import dev.hexauth.contract.ContractGivens.OfUsers;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.BucketState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contracts find adapters that keep everything, hang, or do not see changes of other nodes. */
final class ContractsTest {

  @Test
  void a_store_that_keeps_expired_sessions_forever_is_found() {
    assertFound(
        ContractGivens.of(new PlainSessionStore())
            ::expired_sessions_are_forgotten_while_others_log_in,
        "kept after their expiry");
  }

  @Test
  void a_store_that_forgets_them_is_not() {
    assertThatCode(
            ContractGivens.of(new ForgetfulSessionStore(Duration.ZERO))
                ::expired_sessions_are_forgotten_while_others_log_in)
        .doesNotThrowAnyException();
  }

  @Test
  void a_throttle_that_keeps_full_buckets_forever_is_found() {
    assertFound(
        new OfThrottle(new PlainThrottle(), Optional.empty(), Optional.empty())
            ::full_buckets_are_forgotten_while_others_make_attempts,
        "kept when they were full");
  }

  @Test
  void a_throttle_that_forgets_them_is_not() {
    PlainThrottle forgetful =
        new PlainThrottle() {
          @Override
          boolean isForgotten(BucketState state, Instant now) {
            return state.isFullAt(now);
          }
        };
    assertThatCode(
            new OfThrottle(forgetful, Optional.empty(), Optional.empty())
                ::full_buckets_are_forgotten_while_others_make_attempts)
        .doesNotThrowAnyException();
  }

  @Test
  void a_second_node_that_is_the_first_is_found() {
    SessionStore store = new PlainSessionStore();
    assertFound(
        new OfSessions(store, Optional.of(store), Optional.empty())
            ::the_second_node_is_another_store,
        "not same");
  }

  @Test
  void a_second_node_with_sessions_of_its_own_is_found() {
    assertFound(
        new OfSessions(
                new PlainSessionStore(), Optional.of(new PlainSessionStore()), Optional.empty())
            ::an_opened_session_is_active_on_every_node,
        "");
  }

  @Test
  void nodes_that_remember_what_they_have_read_of_users_are_found() {
    StaleUsers.Shared shared = new StaleUsers.Shared();
    OfUsers contract =
        new OfUsers(new StaleUsers(shared), Optional.of(new StaleUsers(shared)), Optional.empty());
    Stream.<ThrowingCallable>of(
            contract::an_added_user_is_found_on_every_node,
            contract::a_replaced_hash_applies_on_every_node,
            contract::a_new_role_applies_on_every_node,
            contract::a_disabled_user_is_unknown_on_every_node,
            contract::a_removed_user_is_unknown_on_every_node,
            contract::of_many_racers_on_two_nodes_for_an_address_one_gets_it)
        .forEach(test -> assertFound(test, ""));
  }

  @Test
  void a_store_that_lets_the_last_admin_go_is_found() {
    assertFound(users(new StaleUsers(new StaleUsers.Shared()))::the_last_admin_stays, "LAST_ADMIN");
  }

  @Test
  void a_store_that_looks_for_another_admin_without_a_lock_is_found() {
    HastyUsers hasty = new HastyUsers(new StaleUsers.Shared());
    assertThatCode(users(hasty)::the_last_admin_stays).doesNotThrowAnyException();
    assertFound(users(hasty)::of_two_admins_who_end_each_other_on_two_nodes_one_stays, "DONE");
  }

  @Test
  void a_store_that_gives_a_caller_the_user_of_another_is_found() {
    assertFound(
        users(new SwappingUsers(new StaleUsers.Shared()))
            ::of_many_callers_at_once_each_has_the_user_they_asked_for,
        "");
  }

  @Test
  void a_store_whose_callers_share_a_look_up_that_has_begun_is_found() {
    assertFound(
        users(new CoalescingUsers(new StaleUsers.Shared()))
            ::no_caller_has_an_older_answer_than_their_call_while_others_ask,
        "whom they have removed");
  }

  private static OfUsers users(UserRepository repository) {
    return new OfUsers(repository, Optional.empty(), Optional.empty());
  }

  /** What an adapter may do wrong when its engine is gone, and the message of the check. */
  enum Wrong {
    IT_ANSWERS_ALL_THE_SAME("isActive answers") {
      @Override
      void instead() {}
    },
    IT_THROWS_WHAT_THE_ENGINE_THREW("isActive throws java.io.UncheckedIOException: reset") {
      @Override
      void instead() {
        throw new UncheckedIOException("reset", new IOException());
      }
    },
    IT_HANGS("isActive gives no answer") {
      @Override
      void instead() {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    },
    IT_NAMES_SOMETHING_ELSE("isActive says \"cache is unavailable\", not \"session store") {
      @Override
      void instead() {
        throw new UnavailableException("cache", Duration.ofSeconds(1), new IOException());
      }
    },
    IT_ASKS_TO_RETRY_AT_ONCE("isActive asks to retry after less than a second") {
      @Override
      void instead() {
        throw new UnavailableException("session store", Duration.ZERO, new IOException());
      }
    };

    private final String message;

    Wrong(String message) {
      this.message = message;
    }

    abstract void instead();
  }

  @ParameterizedTest
  @EnumSource
  void an_adapter_that_is_wrong_without_its_engine_is_found(Wrong wrong) {
    SessionRef session = Samples.newRef(Samples.newUserId());
    OutageCheck<SessionStore> check =
        new OutageCheck<>(
            "session store",
            Map.of("isActive", store -> store.isActive(session, NOW)),
            Duration.ofMillis(200));
    assertFound(() -> check.passes(new CutOff(wrong::instead)), wrong.message);
  }

  @Test
  void an_adapter_that_stays_unavailable_is_found() {
    SessionRef session = Samples.newRef(Samples.newUserId());
    OutageCheck<SessionStore> check =
        new OutageCheck<>(
            "session store",
            Map.of("isActive", store -> store.isActive(session, NOW)),
            Duration.ofMillis(200));
    CutOff lasting =
        new CutOff(CutOff.UNAVAILABLE) {
          @Override
          public void restore() {}
        };
    assertFound(() -> check.passes(lasting), "isActive stays unavailable");
  }

  @Test
  void an_adapter_that_is_right_without_its_engine_is_not_found() {
    assertThatCode(
            new OfSessions(
                    new PlainSessionStore(),
                    Optional.empty(),
                    Optional.of(new CutOff(CutOff.UNAVAILABLE)))
                ::without_its_engine_every_operation_is_unavailable_in_time)
        .doesNotThrowAnyException();
  }

  @Test
  void a_confirmation_that_throws_without_the_engine_is_found() {
    CutOff throwing =
        new CutOff(CutOff.UNAVAILABLE) {
          @Override
          public void confirm(SessionRef session, Generation seen) {
            requireEngine();
          }
        };
    assertFound(
        new OfSessions(new PlainSessionStore(), Optional.empty(), Optional.of(throwing))
            ::without_its_engine_a_confirmation_returns_in_time_and_throws_nothing,
        "session store is unavailable");
  }

  @ParameterizedTest
  @EnumSource
  void an_outage_of_a_computing_port_is_checked(ComputingPorts port) {
    assertThatCode(port.outageOf(port.dependency)).doesNotThrowAnyException();
    for (String operation : port.operations) {
      assertFound(port.outageOf("cache"), operation + " says \"cache is unavailable\"");
    }
  }

  private static void assertFound(ThrowingCallable test, String message) {
    assertThatExceptionOfType(Throwable.class)
        .isThrownBy(test)
        .satisfies(found -> assertThat(found.toString()).contains(message));
  }
}
