package dev.hexauth.adapter.security;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes on a few platform threads of its own, while the callers wait: a virtual thread that hashed
 * would hold its carrier, and with it everybody else, for a quarter of a second. They work in the
 * {@link Background}. Who finds the queue full stands at the door for up to a second, and is
 * refused if no place becomes free: so a crowd that comes back at once is slowed down, and not
 * refused thousands of times a second. Who finds the door full too is refused at once.
 */
final class PooledPasswordHasher implements PasswordHasher, AutoCloseable {

  private static final String DEPENDENCY = "password hashing";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final int ROOM_AT_THE_DOOR = 128;
  private static final long SECONDS_AT_THE_DOOR = 1;

  private final PasswordHasher delegate;
  private final ThreadPoolExecutor pool;
  private final Semaphore places;
  private final Semaphore door = new Semaphore(ROOM_AT_THE_DOOR);
  private final Counter refused;

  /**
   * @param threads how many hashes are computed at once, at least 1
   * @param queue how many more may wait, at least 1
   * @param meters is told how many wait, and how many were refused
   */
  PooledPasswordHasher(PasswordHasher delegate, int threads, int queue, MeterRegistry meters) {
    this.delegate = delegate;
    ThreadFactory platform =
        Thread.ofPlatform().name("password-hashing-", 1).daemon(true).factory();
    ThreadFactory factory = work -> platform.newThread(Background.of(work));
    int all = threads + queue;
    // Who has been answered gives his place away before the thread takes the next of the queue.
    this.pool =
        new ThreadPoolExecutor(
            threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(all), factory);
    this.places = new Semaphore(all, true);
    this.refused =
        Counter.builder("hexauth.hashing.refused")
            .description("Hashes that found the queue full and were answered 503")
            .register(meters);
    Gauge.builder("hexauth.hashing.waiting", pool, executor -> executor.getQueue().size())
        .description("Hashes that wait for a thread")
        .register(meters);
  }

  @Override
  public PasswordHash hash(RawPassword password, Claimant claimant) {
    return await(() -> delegate.hash(password, claimant));
  }

  @Override
  public boolean matches(RawPassword password, PasswordHash hash, Claimant claimant) {
    return await(() -> delegate.matches(password, hash, claimant));
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return delegate.isOutdated(hash);
  }

  @Override
  public PasswordHash decoy() {
    return delegate.decoy();
  }

  /** Takes no more work; what was taken is finished. */
  @Override
  public void close() {
    pool.shutdown();
  }

  /** How many callers wait for a thread. */
  int waiting() {
    return pool.getQueue().size();
  }

  private <T> T await(Callable<T> work) {
    takePlace();
    FutureTask<T> task = new FutureTask<>(work);
    try {
      pool.execute(task);
      return task.get();
    } catch (RejectedExecutionException e) {
      throw refusal(e);
    } catch (InterruptedException e) {
      pool.remove(task);
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      places.release();
    }
  }

  private void takePlace() {
    try {
      if (!places.tryAcquire(0, TimeUnit.SECONDS) && !takePlaceAtTheDoor()) {
        throw refusal(new RejectedExecutionException("the queue is full"));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private boolean takePlaceAtTheDoor() throws InterruptedException {
    if (!door.tryAcquire()) {
      return false;
    }
    try {
      return places.tryAcquire(SECONDS_AT_THE_DOOR, TimeUnit.SECONDS);
    } finally {
      door.release();
    }
  }

  private UnavailableException refusal(RejectedExecutionException cause) {
    refused.increment();
    return new UnavailableException(DEPENDENCY, RETRY_AFTER, cause);
  }

  private static UnavailableException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new UnavailableException(DEPENDENCY, RETRY_AFTER, cause);
  }

  private static RuntimeException unwrapped(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException("hashing failed", failure);
    };
  }
}
