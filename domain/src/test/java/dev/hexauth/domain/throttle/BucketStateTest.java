package dev.hexauth.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BucketStateTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.123456Z");
  private static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);

  /** A token every 20 s, and one every 6 min. */
  private static final Limit LIMIT =
      Limit.of(new Rate(3, Duration.ofMinutes(1)), new Rate(10, Duration.ofHours(1)));

  @Test
  void as_many_as_the_smallest_count_are_admitted_at_once_and_no_more() {
    assertThat(admitted(3).admit(LIMIT, NOW)).isEqualTo(refused("PT20S"));
    assertThat(admitted(2).admit(LIMIT, NOW)).isEqualTo(new Admission.Admitted());
  }

  @Test
  void a_refused_attempt_is_admitted_when_it_may_be_retried_and_not_before() {
    BucketState empty = admitted(3);
    Instant later = NOW.plusSeconds(20);
    assertThat(empty.admit(LIMIT, later.minus(MICRO))).isEqualTo(new Admission.Refused(MICRO));
    assertThat(empty.admit(LIMIT, later)).isEqualTo(new Admission.Admitted());
  }

  @Test
  void a_caller_who_continues_waits_longer() {
    BucketState state = admitted(3);
    Instant now = NOW;
    for (int i = 0; i < 10; i++) {
      now = now.plus(waitOf(state, now));
      state = state.taken(LIMIT, now);
    }
    // 13 attempts: 10 at the pace of the first rate, the others at that of the second.
    assertThat(Duration.between(NOW, now)).isEqualTo(Duration.parse("PT18M"));
    assertThat(waitOf(state, now)).isEqualTo(Duration.parse("PT6M"));
  }

  @Test
  void tokens_come_back_one_by_one_until_the_bucket_is_full() {
    BucketState empty = admitted(3);
    Instant later = NOW.plusSeconds(40);
    assertThat(empty.taken(LIMIT, later).taken(LIMIT, later).admit(LIMIT, later))
        .isEqualTo(refused("PT20S"));
    Instant muchLater = NOW.plus(Duration.ofDays(1));
    BucketState again =
        empty.taken(LIMIT, muchLater).taken(LIMIT, muchLater).taken(LIMIT, muchLater);
    assertThat(again.admit(LIMIT, muchLater)).isEqualTo(refused("PT20S"));
  }

  @Test
  void only_the_tokens_that_are_given_back_can_be_taken_again() {
    BucketState state = admitted(3).givenBack(LIMIT, NOW);
    assertThat(state).isEqualTo(admitted(2));
    assertThat(state.taken(LIMIT, NOW).admit(LIMIT, NOW)).isEqualTo(refused("PT20S"));
  }

  @Test
  void a_token_given_back_to_a_full_bucket_has_no_effect() {
    BucketState state = BucketState.FULL.givenBack(LIMIT, NOW).givenBack(LIMIT, NOW);
    assertThat(state.isFullAt(NOW)).isTrue();
    BucketState then = state.taken(LIMIT, NOW).taken(LIMIT, NOW).taken(LIMIT, NOW);
    assertThat(then).isEqualTo(admitted(3));
  }

  @Test
  void a_bucket_is_full_when_its_slowest_rate_is() {
    BucketState state = admitted(2);
    Instant full = NOW.plus(Duration.ofMinutes(12));
    assertThat(state.isFullAt(full.minus(MICRO))).isFalse();
    assertThat(state.isFullAt(full)).isTrue();
    assertThat(BucketState.FULL.isFullAt(NOW)).isTrue();
  }

  @Test
  void a_clock_that_is_set_back_adds_and_removes_no_tokens() {
    BucketState empty = admitted(3);
    assertThat(empty.admit(LIMIT, NOW.minusSeconds(1))).isEqualTo(refused("PT20S"));
    assertThat(empty.admit(LIMIT, NOW.minusSeconds(600))).isEqualTo(refused("PT20S"));
    assertThat(empty.admit(LIMIT, NOW.minusSeconds(6_000))).isEqualTo(refused("PT6M"));
  }

  @Test
  void instants_are_rounded_down_to_microseconds() {
    BucketState empty = admitted(3);
    Instant fine = NOW.plusSeconds(20).minusNanos(1);
    assertThat(empty.admit(LIMIT, fine)).isEqualTo(new Admission.Refused(MICRO));
    assertThat(BucketState.FULL.taken(LIMIT, NOW.plusNanos(999))).isEqualTo(admitted(1));
    assertThat(new BucketState(List.of(NOW.plusNanos(999))))
        .isEqualTo(new BucketState(List.of(NOW)));
    assertThat(admitted(2).givenBack(LIMIT, NOW.plusNanos(999))).isEqualTo(admitted(1));
  }

  @Test
  void a_rate_that_was_added_later_starts_with_all_its_tokens() {
    BucketState state = new BucketState(admitted(3).fullAt().subList(0, 1));
    assertThat(state.admit(LIMIT, NOW.plusSeconds(20))).isEqualTo(new Admission.Admitted());
    assertThat(state.taken(LIMIT, NOW.plusSeconds(20)).fullAt())
        .containsExactly(NOW.plusSeconds(80), NOW.plusSeconds(380));
  }

  @Test
  void a_removed_rate_has_no_effect() {
    Limit first = Limit.of(LIMIT.rates().getFirst());
    assertThat(admitted(1).taken(first, NOW).fullAt()).containsExactly(NOW.plusSeconds(40));
  }

  @Test
  void without_a_rate_everything_is_admitted() {
    assertThat(admitted(3).admit(Limit.NONE, NOW)).isEqualTo(new Admission.Admitted());
  }

  /** A bucket of which so many tokens were taken at {@link #NOW}. */
  private static BucketState admitted(int count) {
    BucketState state = BucketState.FULL;
    for (int i = 0; i < count; i++) {
      assertThat(state.admit(LIMIT, NOW)).isEqualTo(new Admission.Admitted());
      state = state.taken(LIMIT, NOW);
    }
    return state;
  }

  private static Duration waitOf(BucketState state, Instant now) {
    return switch (state.admit(LIMIT, now)) {
      case Admission.Admitted() -> Duration.ZERO;
      case Admission.Refused(Duration wait) -> wait;
    };
  }

  private static Admission refused(String retryAfter) {
    return new Admission.Refused(Duration.parse(retryAfter));
  }
}
