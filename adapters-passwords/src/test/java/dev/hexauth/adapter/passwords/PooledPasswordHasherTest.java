package dev.hexauth.adapter.passwords;

import static dev.hexauth.contract.PasswordHasherContract.CLAIMANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PooledPasswordHasherTest {

  private static final RawPassword PASSWORD = new RawPassword("correct horse");
  private static final PasswordHash HASH = new PasswordHash("hash");

  private static final Claimant OTHER =
      new Claimant(new Network("192.0.2.9"), CLAIMANT.account(), Standing.KNOWN);

  /** Longer than any test waits; by the first guess, 240 hashes of one thread. */
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final int PLACES = 241;

  private final StoppedHasher stopped = new StoppedHasher();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PooledPasswordHasher pooled = new PooledPasswordHasher(stopped, 1, LONG, meters);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void release() {
    stopped.release.countDown();
    pooled.close();
    callers.close();
  }

  /** One caller whose hash is being computed, and others who wait. */
  private List<Future<Boolean>> fill(int waiting) throws InterruptedException {
    List<Future<Boolean>> all = new ArrayList<>();
    all.add(call(CLAIMANT));
    stopped.threads.take();
    for (int i = 0; i < waiting; i++) {
      all.add(call(CLAIMANT));
    }
    await(waiting);
    return all;
  }

  private Future<Boolean> call(Claimant claimant) {
    return callers.submit(() -> pooled.matches(PASSWORD, HASH, claimant));
  }

  private void await(int waiting) {
    while (pooled.waiting(Standing.STRANGER) != waiting) {
      Thread.onSpinWait();
    }
  }

  private double measured(String meter, Standing standing) {
    var search = meters.get(meter).tag("standing", standing.name().toLowerCase(Locale.ROOT));
    return search.meter().measure().iterator().next().getValue();
  }

  @Test
  void a_caller_that_would_wait_too_long_is_refused_at_once_and_the_others_go_on()
      throws InterruptedException, ExecutionException {
    List<Future<Boolean>> waiting = fill(PLACES);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> pooled.hash(PASSWORD, CLAIMANT))
        .withMessage("password hashing is unavailable")
        .withCauseInstanceOf(RejectedExecutionException.class)
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMillis(60_250)));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> pooled.ensureTurn(CLAIMANT))
        .withCauseInstanceOf(RejectedExecutionException.class);
    pooled.ensureTurn(OTHER);

    stopped.release.countDown();
    for (Future<Boolean> each : waiting) {
      assertThat(each.get()).isTrue();
    }
    assertThat(pooled.hash(PASSWORD, CLAIMANT)).isEqualTo(HASH);
  }

  @Test
  void a_caller_that_is_interrupted_while_its_refusal_is_held_back_is_refused()
      throws InterruptedException, ExecutionException {
    fill(PLACES);
    Future<Boolean> caller =
        callers.submit(() -> {
          Thread.currentThread().interrupt();
          assertThatExceptionOfType(UnavailableException.class)
              .isThrownBy(() -> pooled.ensureTurn(CLAIMANT));
          return Thread.interrupted();
        });

    assertThat(caller.get()).isTrue();
    stopped.release.countDown();
  }

  @Test
  void a_crowd_of_one_network_is_refused_to_the_last_and_a_caller_from_elsewhere_is_not()
      throws InterruptedException, ExecutionException {
    fill(PLACES);
    List<Future<Boolean>> crowd = IntStream.range(0, 200).mapToObj(_ -> call(CLAIMANT)).toList();
    for (Future<Boolean> each : crowd) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(UnavailableException.class);
    }
    Future<Boolean> other = call(OTHER);
    while (pooled.waiting(Standing.KNOWN) < 1) {
      Thread.onSpinWait();
    }

    assertThat(measured("hexauth.hashing.refused", Standing.STRANGER)).isEqualTo(200);
    assertThat(measured("hexauth.hashing.refused", Standing.KNOWN)).isZero();
    assertThat(measured("hexauth.hashing.waiting", Standing.STRANGER)).isEqualTo(PLACES);
    assertThat(measured("hexauth.hashing.waiting", Standing.KNOWN)).isEqualTo(1);
    stopped.release.countDown();
    assertThat(other.get()).isTrue();
  }

  /** Nothing is released, so nothing but the time that it may wait ends it. */
  @Test
  void a_caller_that_has_waited_too_long_is_refused_and_nothing_is_computed_for_it() {
    try (PooledPasswordHasher impatient =
        new PooledPasswordHasher(stopped, 1, Duration.ofSeconds(2), meters)) {
      Future<Boolean> computed = callers.submit(() -> impatient.matches(PASSWORD, HASH, CLAIMANT));
      while (stopped.threads.isEmpty()) {
        Thread.onSpinWait();
      }
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> impatient.hash(PASSWORD, CLAIMANT))
          .withCauseInstanceOf(TimeoutException.class)
          .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
      assertThat(impatient.waiting(Standing.STRANGER)).isZero();
      assertThat(computed).isNotDone();

      stopped.release.countDown();
      assertThat(computed).succeedsWithin(LONG).isEqualTo(true);
      assertThat(impatient.hash(PASSWORD, CLAIMANT)).isEqualTo(HASH);
      assertThat(stopped.threads).hasSize(2);
    }
  }

  /** Whatever is interrupted meanwhile, nothing is lost and nothing is left. */
  @Test
  void in_a_race_every_caller_gets_an_answer_and_no_place_is_left_over() throws Exception {
    stopped.release.countDown();
    // An hour, so that all may wait at once: here the callers may start before the threads do.
    try (PooledPasswordHasher busy =
        new PooledPasswordHasher(stopped, 3, Duration.ofHours(1), meters)) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        Claimant claimant = i % 3 == 0 ? OTHER : CLAIMANT;
        all.add(callers.submit(() -> busy.matches(PASSWORD, HASH, claimant)));
        if (i % 5 == 0) {
          all.get(i / 2).cancel(true);
        }
      }
      for (Future<Boolean> each : all) {
        if (!each.isCancelled()) {
          assertThat(each.get()).isTrue();
        }
      }
      // An interrupted caller leaves a little after its future says so.
      while (busy.waiting(Standing.STRANGER) + busy.waiting(Standing.KNOWN) > 0) {
        Thread.onSpinWait();
      }
      assertThat(busy.hash(PASSWORD, CLAIMANT)).isEqualTo(HASH);
    }
  }

  @Test
  void what_costs_nothing_needs_no_place_in_the_queue() throws InterruptedException {
    fill(PLACES);
    assertThat(pooled.isOutdated(HASH)).isTrue();
    assertThat(pooled.decoy()).isEqualTo(HASH);
  }

  @Test
  void hashes_are_computed_on_platform_daemons_of_its_own() throws InterruptedException {
    stopped.release.countDown();
    pooled.hash(PASSWORD, CLAIMANT);
    Thread thread = stopped.threads.take();
    assertThat(thread.isVirtual()).isFalse();
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("password-hashing-1");
  }

  @Test
  void once_closed_it_finishes_what_it_took_and_takes_no_more()
      throws InterruptedException, ExecutionException {
    List<Future<Boolean>> waiting = fill(2);
    pooled.close();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> pooled.hash(PASSWORD, CLAIMANT));
    stopped.release.countDown();
    for (Future<Boolean> each : waiting) {
      assertThat(each.get()).isTrue();
    }
  }

  @Test
  void an_interrupted_caller_leaves_its_place_and_stays_interrupted()
      throws InterruptedException, ExecutionException {
    List<Future<Boolean>> waiting = fill(2);
    assertThat(waiting.getLast().cancel(true)).isTrue();
    await(1);
    Future<Boolean> interrupted =
        callers.submit(() -> {
          Thread.currentThread().interrupt();
          assertThatExceptionOfType(UnavailableException.class)
              .isThrownBy(() -> pooled.hash(PASSWORD, CLAIMANT))
              .withCauseInstanceOf(InterruptedException.class);
          return Thread.currentThread().isInterrupted();
        });
    assertThat(interrupted.get()).isTrue();
    assertThat(pooled.waiting(Standing.STRANGER)).isEqualTo(1);

    stopped.release.countDown();
    assertThat(waiting.get(1).get()).isTrue();
    // The hashes of these two callers only.
    assertThat(stopped.threads).hasSize(1);
  }

  @Test
  void a_failure_reaches_the_caller() {
    stopped.release.countDown();
    assertThatIllegalStateException()
        .isThrownBy(() -> pooled.hash(new RawPassword("fail"), CLAIMANT))
        .withMessage("failed as told");
    assertThat(pooled.hash(PASSWORD, CLAIMANT)).isEqualTo(HASH);
  }

  @Test
  void settings_out_of_range_are_named_and_the_default_uses_every_processor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashingSettings(Bcrypt.DEFAULT, Optional.empty(), 0, LONG))
        .withMessage("hashing needs 1 thread or more, not 0");
    for (Duration wait : List.of(Duration.ofMillis(99), Duration.ofMillis(60_001))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new HashingSettings(Bcrypt.DEFAULT, Optional.empty(), 1, wait))
          .withMessage("the wait for a hash must be 100 ms to 60 s, not %d ms", wait.toMillis());
    }
    assertThat(HashingSettings.DEFAULT.threads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(HashingSettings.DEFAULT.longestWait()).isEqualTo(Duration.ofSeconds(5));
  }

  /** Waits to be released before it answers. */
  private static final class StoppedHasher implements PasswordHasher {

    private final CountDownLatch release = new CountDownLatch(1);
    private final LinkedBlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

    @Override
    public PasswordHash hash(RawPassword password, Claimant claimant) {
      await();
      if (password.reveal().equals("fail")) {
        throw new IllegalStateException("failed as told");
      }
      return HASH;
    }

    @Override
    public boolean matches(RawPassword password, PasswordHash hash, Claimant claimant) {
      await();
      return true;
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
      return true;
    }

    @Override
    public Optional<HashFlaw> flawOf(PasswordHash hash) {
      return Optional.empty();
    }

    @Override
    public PasswordHash decoy() {
      return HASH;
    }

    private void await() {
      threads.add(Thread.currentThread());
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
