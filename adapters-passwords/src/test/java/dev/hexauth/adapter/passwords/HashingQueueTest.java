package dev.hexauth.adapter.passwords;

import static dev.hexauth.contract.PasswordHasherContract.CLAIMANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HashingQueueTest {

  private static final Claimant ELSEWHERE =
      new Claimant(new Network("192.0.2.9"), CLAIMANT.account(), Standing.KNOWN);

  private final HashingQueue queue = new HashingQueue(2, Duration.ofSeconds(5));

  private static Runnable job() {
    return new Thread();
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Lets jobs in until one is refused, and says how many. */
  private int fill(Claimant claimant) {
    int count = 0;
    while (queue.enter(claimant, job()).isPresent()) {
      count++;
    }
    return count;
  }

  @Test
  void a_job_is_let_in_if_the_threads_get_to_it_in_time() {
    queue.computed(millis(100));
    // 100 before it, each of 100 ms, on two threads, are the five seconds.
    assertThat(fill(CLAIMANT)).isEqualTo(101);
    assertThat(queue.expectedWait(CLAIMANT)).isEqualTo(Duration.ofMillis(5050));
  }

  @Test
  void a_full_queue_of_one_network_is_none_to_another() {
    queue.computed(millis(100));
    fill(CLAIMANT);
    assertThat(queue.expectedWait(ELSEWHERE)).isLessThanOrEqualTo(Duration.ofMillis(50));
    assertThat(fill(ELSEWHERE)).isBetween(49, 52);
  }

  @Test
  void before_the_first_hash_it_guesses() {
    assertThat(queue.mean()).isEqualTo(Duration.ofMillis(250));
    assertThat(fill(CLAIMANT)).isEqualTo(41);
  }

  @Test
  void the_mean_follows_what_hashes_take() {
    queue.computed(millis(80));
    assertThat(queue.mean()).isEqualTo(Duration.ofMillis(80));
    queue.computed(millis(160));
    assertThat(queue.mean()).isEqualTo(Duration.ofMillis(90));
    for (int i = 0; i < 200; i++) {
      queue.computed(millis(20));
    }
    assertThat(queue.mean()).isBetween(Duration.ofMillis(20), Duration.ofMillis(21));
  }

  @Test
  void who_leaves_makes_room_and_is_not_computed() throws InterruptedException {
    queue.computed(millis(100));
    var first = queue.enter(CLAIMANT, job()).orElseThrow();
    fill(CLAIMANT);
    assertThat(queue.leave(first)).isTrue();
    assertThat(queue.leave(first)).isFalse();
    assertThat(queue.enter(CLAIMANT, job())).isPresent();
    assertThat(queue.take()).isPresent().get().isNotSameAs(first.job());
  }

  @Test
  void once_closed_it_takes_nothing_in_and_hands_out_what_it_has() throws InterruptedException {
    queue.enter(CLAIMANT, job());
    queue.close();
    assertThat(queue.enter(CLAIMANT, job())).isEmpty();
    assertThat(queue.take()).isPresent();
    assertThat(queue.take()).isEmpty();
  }
}
