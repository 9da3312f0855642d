package dev.hexauth.adapter.redis;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.UnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confirmations in progress to Redis, for which no request waits. There are at most {@value #MOST};
 * further ones are dropped, so that they cannot pile up. The client's timer ends each of them.
 */
@Mutable({"failing", "free"})
final class Unawaited {

  /** As many as Redis answers in a few milliseconds. */
  static final int MOST = 256;

  private static final Logger LOG = LoggerFactory.getLogger(Unawaited.class);

  private final Semaphore free = new Semaphore(MOST);
  private final AtomicBoolean failing = new AtomicBoolean();

  /** Sends what {@code command} begins, or drops it; never throws because of Redis. */
  void send(Supplier<? extends CompletableFuture<?>> command) {
    if (!free.tryAcquire()) {
      failed(MOST + " are in progress");
      return;
    }
    var _ = begun(command).whenComplete((_, failure) -> ended(failure));
  }

  private static CompletableFuture<?> begun(Supplier<? extends CompletableFuture<?>> command) {
    try {
      return command.get();
    } catch (UnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void ended(@Nullable Throwable failure) {
    free.release();
    if (failure == null) {
      failing.set(false);
    } else {
      failed(failure.toString());
    }
  }

  /** Logs the first of consecutive failures. */
  private void failed(String reason) {
    if (!failing.getAndSet(true)) {
      LOG.warn(
          "Redis has not stored the confirmation of a refresh: {}. No user is logged out by this; a"
              + " stolen refresh token may be detected later. The Redis user needs HDEL.",
          reason);
    }
  }

  /** Waits until none is in progress. */
  void await() {
    free.acquireUninterruptibly(MOST);
    free.release(MOST);
  }
}
