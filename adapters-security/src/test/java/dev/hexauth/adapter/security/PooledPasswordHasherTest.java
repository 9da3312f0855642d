package dev.hexauth.adapter.security;

import static dev.hexauth.contract.PasswordHasherContract.CLAIMANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.adapter.security.SecurityConfiguration.Bcrypt;
import dev.hexauth.adapter.security.SecurityConfiguration.HashingSettings;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PooledPasswordHasherTest {

  private static final RawPassword PASSWORD = new RawPassword("correct horse");
  private static final PasswordHash HASH = new PasswordHash("hash");

  private final StoppedHasher stopped = new StoppedHasher();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PooledPasswordHasher pooled = new PooledPasswordHasher(stopped, 1, 2, meters);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void release() {
    stopped.release.countDown();
    pooled.close();
    callers.close();
  }

  /** One caller whose hash is being computed, and two who wait in the queue. */
  private List<Future<Boolean>> fill() throws InterruptedException {
    Callable<Boolean> call = () -> pooled.matches(PASSWORD, HASH, CLAIMANT);
    Future<Boolean> first = callers.submit(call);
    stopped.threads.take();
    Future<Boolean> second = callers.submit(call);
    Future<Boolean> third = callers.submit(call);
    while (pooled.waiting() < 2) {
      Thread.onSpinWait();
    }
    return List.of(first, second, third);
  }

  @Test
  void when_the_queue_stays_full_the_next_is_refused_and_the_others_go_on()
      throws InterruptedException, ExecutionException {
    List<Future<Boolean>> waiting = fill();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> pooled.hash(PASSWORD, CLAIMANT))
        .withMessage("password hashing is unavailable")
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> pooled.matches(PASSWORD, HASH, CLAIMANT));

    stopped.release.countDown();
    for (Future<Boolean> each : waiting) {
      assertThat(each.get()).isTrue();
    }
    assertThat(pooled.hash(PASSWORD, CLAIMANT)).isEqualTo(HASH);
  }

  @Test
  void who_finds_the_queue_full_takes_the_place_that_becomes_free_soon()
      throws InterruptedException, ExecutionException {
    fill();
    Future<PasswordHash> atTheDoor = callers.submit(() -> pooled.hash(PASSWORD, CLAIMANT));
    stopped.release.countDown();

    assertThat(atTheDoor.get()).isEqualTo(HASH);
  }

  @Test
  void a_crowd_is_refused_to_the_last() throws InterruptedException {
    fill();
    List<Future<PasswordHash>> crowd =
        IntStream.range(0, 200)
            .mapToObj(_ -> callers.submit(() -> pooled.hash(PASSWORD, CLAIMANT)))
            .toList();

    for (Future<PasswordHash> each : crowd) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(UnavailableException.class);
    }
    assertThat(meters.get("hexauth.hashing.refused").counter().count()).isEqualTo(200);
    assertThat(pooled.waiting()).isEqualTo(2);
  }

  @Test
  void it_is_measured_how_many_wait_and_how_many_were_refused() throws InterruptedException {
    assertThat(meters.get("hexauth.hashing.waiting").gauge().value()).isZero();
    assertThat(meters.get("hexauth.hashing.refused").counter().count()).isZero();

    fill();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> pooled.hash(PASSWORD, CLAIMANT));

    assertThat(meters.get("hexauth.hashing.waiting").gauge().value()).isEqualTo(2);
    assertThat(meters.get("hexauth.hashing.refused").counter().count()).isEqualTo(1);
  }

  @Test
  void what_costs_nothing_needs_no_place_in_the_queue() throws InterruptedException {
    fill();
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
    List<Future<Boolean>> waiting = fill();
    pooled.close();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> pooled.hash(PASSWORD, CLAIMANT));
    stopped.release.countDown();
    for (Future<Boolean> each : waiting) {
      assertThat(each.get()).isTrue();
    }
  }

  @Test
  void a_caller_who_is_interrupted_leaves_his_place_and_stays_interrupted()
      throws InterruptedException, ExecutionException {
    List<Future<Boolean>> waiting = fill();
    assertThat(waiting.getLast().cancel(true)).isTrue();
    while (pooled.waiting() > 1) {
      Thread.onSpinWait();
    }
    Future<Boolean> interrupted =
        callers.submit(() -> {
          Thread.currentThread().interrupt();
          assertThatExceptionOfType(UnavailableException.class)
              .isThrownBy(() -> pooled.hash(PASSWORD, CLAIMANT))
              .withCauseInstanceOf(InterruptedException.class);
          return Thread.currentThread().isInterrupted();
        });
    assertThat(interrupted.get()).isTrue();
    assertThat(pooled.waiting()).isEqualTo(1);
  }

  @Test
  void a_failure_comes_to_the_caller() {
    stopped.release.countDown();
    assertThatIllegalStateException()
        .isThrownBy(() -> pooled.hash(new RawPassword("fail"), CLAIMANT))
        .withMessage("failed as told");
    assertThat(pooled.hash(PASSWORD, CLAIMANT)).isEqualTo(HASH);
  }

  @Test
  void settings_out_of_range_are_named_and_the_default_leaves_a_processor_to_others() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashingSettings(Bcrypt.DEFAULT, 0, 1))
        .withMessage("hashing needs 1 thread or more, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashingSettings(Bcrypt.DEFAULT, 1, 0))
        .withMessage("the queue for hashing must hold 1 or more, not 0");
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(HashingSettings.DEFAULT.threads()).isEqualTo(Math.max(1, processors - 1));
    assertThat(HashingSettings.DEFAULT.queue()).isEqualTo(7 * HashingSettings.DEFAULT.threads());
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
