package dev.hexauth.adapter.security;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.PasswordHasher;
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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes on a few platform threads of its own, while the callers wait: a virtual thread that hashed
 * would hold its carrier, and with it everybody else, for a quarter of a second. They work in the
 * {@link Background}. What finds the queue full is refused at once.
 */
final class PooledPasswordHasher implements PasswordHasher, AutoCloseable {

  private static final String DEPENDENCY = "password hashing";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final PasswordHasher delegate;
  private final ThreadPoolExecutor pool;
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
    this.pool =
        new ThreadPoolExecutor(
            threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), factory);
    this.refused =
        Counter.builder("hexauth.hashing.refused")
            .description("Hashes that found the queue full and were answered 503")
            .register(meters);
    Gauge.builder("hexauth.hashing.waiting", pool, executor -> executor.getQueue().size())
        .description("Hashes that wait for a thread")
        .register(meters);
  }

  @Override
  public PasswordHash hash(RawPassword password) {
    return await(() -> delegate.hash(password));
  }

  @Override
  public boolean matches(RawPassword password, PasswordHash hash) {
    return await(() -> delegate.matches(password, hash));
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
    FutureTask<T> task = new FutureTask<>(work);
    try {
      pool.execute(task);
      return task.get();
    } catch (RejectedExecutionException e) {
      refused.increment();
      throw new UnavailableException(DEPENDENCY, RETRY_AFTER, e);
    } catch (InterruptedException e) {
      pool.remove(task);
      Thread.currentThread().interrupt();
      throw new UnavailableException(DEPENDENCY, RETRY_AFTER, e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException("hashing failed", failure);
    };
  }
}
