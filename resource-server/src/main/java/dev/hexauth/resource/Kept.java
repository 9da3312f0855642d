package dev.hexauth.resource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that hexauth publishes. It is asked for again after five minutes, while callers go on
 * with the last answer, for at most an hour.
 *
 * @param <T> what is published
 */
final class Kept<T> {

  private static final long FRESH = Duration.ofMinutes(5).toNanos();
  private static final long USABLE = Duration.ofHours(1).toNanos();
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final Ticker ticker;
  private final SharedQuestion<T> question;

  Kept(Supplier<? extends CompletionStage<T>> sender, Ticker ticker) {
    this.ticker = ticker;
    this.question = new SharedQuestion<>(sender, ticker, PAUSE);
  }

  CompletableFuture<T> get() {
    long now = ticker.read();
    CompletableFuture<T> fresh = question.ask(now - FRESH);
    @Nullable T last = question.last(now - USABLE);
    return last == null ? fresh : CompletableFuture.completedFuture(last);
  }

  /** What is published now. */
  CompletableFuture<T> renewed() {
    return question.ask(ticker.read());
  }

  /** The answer that is on its way, or null. */
  @Nullable CompletableFuture<T> coming() {
    return question.current();
  }
}
