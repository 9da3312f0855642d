package dev.hexauth.adapter.passwords;

import dev.hexauth.adapter.passwords.HashingQueue.Ticket;
import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hashes on a few platform threads of its own, in the {@link Background}, while the callers wait. A
 * virtual thread that hashes would block its carrier thread for a quarter of a second. A {@link
 * HashingQueue} decides whose turn it is. A caller is refused at once if it would wait too long,
 * and later if it has waited too long because others came in between. It then leaves the queue, and
 * nothing is computed for it.
 */
@Mutable("held")
final class PooledPasswordHasher implements PasswordHasher, AutoCloseable {

  private static final String DEPENDENCY = "password hashing";
  private static final Duration LEAST_RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration HOLD = Duration.ofMillis(500);

  /** Further refusals are not held back, so that a crowd cannot occupy any number of threads. */
  private static final int MOST_HELD = 256;

  private final PasswordHasher delegate;
  private final Duration wait;
  private final HashingQueue queue;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Semaphore held = new Semaphore(MOST_HELD);

  /**
   * @param delegate computes the hashes
   * @param threads how many hashes are computed at once, at least 1
   * @param wait how long a caller may wait for a thread
   * @param meters count the waiting and the refused callers
   */
  PooledPasswordHasher(PasswordHasher delegate, int threads, Duration wait, MeterRegistry meters) {
    this.delegate = delegate;
    this.wait = wait;
    this.queue = new HashingQueue(threads, wait);
    this.meters = meters;
    this.clock = meters.config().clock();
    for (Standing standing : Standing.values()) {
      measureWaiting(standing);
      var _ = refused(standing);
    }
    Background background = new Background();
    Thread.Builder platform = Thread.ofPlatform().name("password-hashing-", 1).daemon(true);
    for (int i = 0; i < threads; i++) {
      platform.start(background.of(this::compute));
    }
  }

  private void measureWaiting(Standing standing) {
    Gauge.builder("hexauth.hashing.waiting", queue, hashing -> hashing.waiting(standing))
        .description("Hashes that wait for a thread")
        .tag("standing", tag(standing))
        .register(meters);
  }

  /** The counter of refusals, always the same one for a standing; it starts at 0. */
  private Counter refused(Standing standing) {
    return Counter.builder("hexauth.hashing.refused")
        .description("Hashes that would have waited too long, or did, and were answered 503")
        .tag("standing", tag(standing))
        .register(meters);
  }

  private static String tag(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The refusal is held back for half a second. Callers that retry at once would use the
   * processors that hash.
   */
  @Override
  public void ensureTurn(Claimant claimant) {
    if (!queue.admits(claimant)) {
      hold();
      throw tooLong(claimant);
    }
  }

  private void hold() {
    if (held.tryAcquire()) {
      try {
        Thread.sleep(HOLD);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        held.release();
      }
    }
  }

  @Override
  public PasswordHash hash(RawPassword password, Claimant claimant) {
    return await(claimant, () -> delegate.hash(password, claimant));
  }

  @Override
  public boolean matches(RawPassword password, PasswordHash hash, Claimant claimant) {
    return await(claimant, () -> delegate.matches(password, hash, claimant));
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return delegate.isOutdated(hash);
  }

  @Override
  public Optional<HashFlaw> flawOf(PasswordHash hash) {
    return delegate.flawOf(hash);
  }

  @Override
  public PasswordHash decoy() {
    return delegate.decoy();
  }

  /** Accepts no more work; accepted work is finished. */
  @Override
  public void close() {
    queue.close();
  }

  /** How many callers of {@code standing} wait for a thread. */
  int waiting(Standing standing) {
    return queue.waiting(standing);
  }

  private <T> T await(Claimant claimant, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Ticket ticket = queue.enter(claimant, task).orElseThrow(() -> tooLong(claimant));
    try {
      return result(task, ticket);
    } catch (TimeoutException e) {
      throw refusal(claimant, e);
    } catch (InterruptedException e) {
      queue.leave(ticket);
      Thread.currentThread().interrupt();
      throw unavailable(claimant, e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private <T> T result(FutureTask<T> task, Ticket ticket)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return task.get(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (queue.leave(ticket)) {
        throw e;
      }
      return task.get();
    }
  }

  /** The work of one thread, until the queue is closed and empty. */
  private void compute() {
    try {
      for (var job = queue.take(); job.isPresent(); job = queue.take()) {
        long start = clock.monotonicTime();
        job.get().run();
        queue.computed(clock.monotonicTime() - start);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("a hashing thread was interrupted", e);
    }
  }

  private UnavailableException tooLong(Claimant claimant) {
    return refusal(claimant, new RejectedExecutionException("the queue is too long"));
  }

  private UnavailableException refusal(Claimant claimant, Exception cause) {
    refused(claimant.standing()).increment();
    return unavailable(claimant, cause);
  }

  /** The caller may retry once everyone now ahead of it has been served. */
  private UnavailableException unavailable(Claimant claimant, Exception cause) {
    Duration expected = queue.expectedWait(claimant);
    Duration retryAfter = expected.compareTo(LEAST_RETRY_AFTER) > 0 ? expected : LEAST_RETRY_AFTER;
    return new UnavailableException(DEPENDENCY, retryAfter, cause);
  }

  private static RuntimeException unwrapped(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException("hashing failed", failure);
    };
  }
}
