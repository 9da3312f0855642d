package dev.hexauth.resource;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question that many callers have. At most one is in flight. A caller may use an answer only if
 * its question was sent late enough for this caller; callers that may not use the one in flight
 * share the next one. A failure is shared by the callers that waited for it, and by those of a
 * short pause after it.
 *
 * @param <T> the answer
 */
final class SharedQuestion<T> {

  private final Supplier<? extends CompletionStage<T>> sender;
  private final Ticker ticker;
  private final long pause;

  private @Nullable Asked<T> inFlight;
  private @Nullable Asked<T> answered;
  private @Nullable Asked<T> failed;
  private @Nullable CompletableFuture<T> next;

  /** The future never completes before its question was sent. */
  private record Asked<T>(long sentAt, CompletableFuture<T> answer) {

    /** Of two events of one tick, the order is not known. */
    boolean wasSentAfter(long earliest) {
      return sentAt - earliest > 0;
    }
  }

  /** A place among the callers: {@link #take} sends the question if this caller has to. */
  final class Place {

    private final CompletableFuture<T> answer;
    private final @Nullable Asked<T> toSend;

    private Place(CompletableFuture<T> answer, @Nullable Asked<T> toSend) {
      this.answer = answer;
      this.toSend = toSend;
    }

    /** The answer, as a future of this caller alone: cancelling it disturbs nobody. */
    CompletableFuture<T> take() {
      if (toSend != null) {
        send(toSend);
      }
      return answer.copy();
    }
  }

  /**
   * A question that {@code sender} sends.
   *
   * @param pause how long a failure counts as the answer, in nanoseconds
   */
  SharedQuestion(Supplier<? extends CompletionStage<T>> sender, Ticker ticker, long pause) {
    this.sender = sender;
    this.ticker = ticker;
    this.pause = pause;
  }

  /** The answer to a question that was sent after {@code earliest}. */
  CompletableFuture<T> ask(long earliest) {
    return join(earliest).take();
  }

  /** The place of a caller that needs a question sent after {@code earliest}. */
  synchronized Place join(long earliest) {
    if (answered != null && answered.wasSentAfter(earliest)) {
      return new Place(answered.answer(), null);
    }
    if (inFlight == null) {
      Asked<T> last = failed;
      return last != null && ticker.read() - last.sentAt() < pause
          ? new Place(last.answer(), null)
          : begin(new CompletableFuture<>());
    }
    if (inFlight.wasSentAfter(earliest)) {
      return new Place(inFlight.answer(), null);
    }
    if (next == null) {
      next = new CompletableFuture<>();
    }
    return new Place(next, null);
  }

  /** Whether a question is in flight. */
  synchronized boolean isBusy() {
    return inFlight != null;
  }

  /** The answer to the question in flight, or null. */
  synchronized @Nullable CompletableFuture<T> current() {
    return inFlight == null ? null : inFlight.answer().copy();
  }

  /** The last answer to a question sent after {@code earliest}, or null. */
  synchronized @Nullable T last(long earliest) {
    return answered != null && answered.wasSentAfter(earliest)
        ? answered.answer().getNow(null)
        : null;
  }

  private Place begin(CompletableFuture<T> answer) {
    Asked<T> asked = new Asked<>(ticker.read(), answer);
    inFlight = asked;
    return new Place(answer, asked);
  }

  private void send(Asked<T> asked) {
    CompletionStage<T> sent;
    try {
      sent = sender.get();
    } catch (RuntimeException e) {
      sent = CompletableFuture.failedFuture(e);
    }
    sent.whenComplete((answer, failure) -> finish(asked, answer, failure));
  }

  private void finish(Asked<T> asked, @Nullable T answer, @Nullable Throwable failure) {
    // First, or a caller who has just had the answer could join a question that is no longer asked.
    Asked<T> following = follow(asked, failure != null);
    if (failure == null) {
      asked.answer().complete(answer);
    } else {
      asked.answer().completeExceptionally(failure);
    }
    if (following != null) {
      send(following);
    }
  }

  private synchronized @Nullable Asked<T> follow(Asked<T> asked, boolean hasFailed) {
    if (hasFailed) {
      failed = asked;
    } else {
      answered = asked;
    }
    inFlight = null;
    CompletableFuture<T> waiting = next;
    if (waiting == null) {
      return null;
    }
    next = null;
    begin(waiting);
    return inFlight;
  }
}
