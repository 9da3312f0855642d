package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Standing;
import java.time.Duration;
import java.util.Optional;

/**
 * The hashes that wait for a thread, in fair order. It measures how long a hash takes, and so knows
 * how long each would wait. Thread-safe.
 */
@Mutable({"closed", "meanNanos", "waiting"})
final class HashingQueue {

  /** The assumed duration of a hash before the first measurement. */
  static final Duration FIRST_GUESS = Duration.ofMillis(250);

  /** The last hash has a weight of one in eight in the mean. */
  private static final long SMOOTHING = 8;

  private final FairQueue<Runnable> waiting = new FairQueue<>();
  private final int threads;
  private final Duration wait;
  private long meanNanos;
  private boolean closed;

  /**
   * @param threads that compute
   * @param wait how long a job may wait
   */
  HashingQueue(int threads, Duration wait) {
    this.threads = threads;
    this.wait = wait;
  }

  /** A place in the queue. */
  @Mutable("job")
  record Ticket(FairQueue.Path path, Runnable job) {}

  /** Adds a job, unless it would wait for too long or the queue is closed. */
  synchronized Optional<Ticket> enter(Claimant claimant, Runnable job) {
    FairQueue.Path path = waiting.pathOf(claimant);
    if (!admits(path)) {
      return Optional.empty();
    }
    waiting.add(path, job);
    notify();
    return Optional.of(new Ticket(path, job));
  }

  /** Whether {@link #enter} would add a job. */
  synchronized boolean admits(Claimant claimant) {
    return admits(waiting.pathOf(claimant));
  }

  private boolean admits(FairQueue.Path path) {
    return !closed && expectedWait(path).compareTo(wait) <= 0;
  }

  /** Leaves the queue; whether the job was still waiting. */
  synchronized boolean leave(Ticket ticket) {
    return waiting.remove(ticket.path, ticket.job);
  }

  /**
   * Removes the next job, and waits for one if there is none.
   *
   * @return empty if there is none and the queue is closed
   */
  synchronized Optional<Runnable> take() throws InterruptedException {
    while (!closed && waiting.isEmpty()) {
      wait();
    }
    return waiting.poll();
  }

  /** Accepts no more jobs. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** How long a new job of {@code claimant} would wait if no others came. */
  synchronized Duration expectedWait(Claimant claimant) {
    return expectedWait(waiting.pathOf(claimant));
  }

  private Duration expectedWait(FairQueue.Path path) {
    return mean().multipliedBy(waiting.ahead(path)).dividedBy(threads);
  }

  /** Records that a hash took {@code nanos}. */
  synchronized void computed(long nanos) {
    meanNanos = meanNanos == 0 ? nanos : meanNanos + (nanos - meanNanos) / SMOOTHING;
  }

  synchronized Duration mean() {
    return meanNanos == 0 ? FIRST_GUESS : Duration.ofNanos(meanNanos);
  }

  synchronized int waiting(Standing standing) {
    return waiting.waiting(standing);
  }
}
