package dev.hexauth.adapter.events;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.port.AuditTrail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to the audit trail in a thread of its own, in batches of up to {@value #BATCH}. Up
 * to {@value #MOST} wait; while the trail is unavailable and more come, the oldest are dropped. The
 * thread also has the trail forget, once a minute, what is older than the retention.
 */
@Mutable({"batches", "dropped", "everySecond", "lastUpkeep", "queue", "stop", "trouble", "worker"})
final class TrailWriter implements AutoCloseable {

  /** How many events wait at most; about 5 MB. */
  static final int MOST = 10_000;

  static final int BATCH = 500;

  /** How long a stop waits for the trail. */
  static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  /** Events of this time share a batch, and are what a killed process loses. */
  private static final Duration GATHER = Duration.ofMillis(100);

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration PAUSE_WHILE_STOPPING = Duration.ofMillis(100);
  private static final Duration UPKEEP = Duration.ofMinutes(1);

  private final AuditTrail trail;
  private final Duration retention;
  private final InstantSource clock;
  private final Runnable everySecond;
  private final Duration longestClose;
  private final BlockingDeque<AuditedEvent> queue = new LinkedBlockingDeque<>(MOST);
  private final AtomicLong dropped = new AtomicLong();
  private final CountDownLatch stop = new CountDownLatch(1);

  /** What the worker has taken from the queue and not written yet. Only the worker uses these. */
  private final Deque<List<AuditedEvent>> batches = new ArrayDeque<>();

  private boolean trouble;
  private Instant lastUpkeep = Instant.EPOCH;

  private final Thread worker;

  /**
   * @param everySecond called about once a second; it may add events
   * @param longestClose how long {@link #close} waits for the trail
   */
  TrailWriter(
      AuditTrail trail,
      Duration retention,
      InstantSource clock,
      Runnable everySecond,
      Duration longestClose) {
    this.trail = trail;
    this.retention = retention;
    this.clock = clock;
    this.everySecond = everySecond;
    this.longestClose = longestClose;
    this.worker = Thread.ofVirtual().name("audit").start(this::work);
  }

  /** Has {@code event} written soon; throws nothing and waits for nothing. */
  void add(AuditedEvent event) {
    while (!queue.offerLast(event)) {
      if (queue.pollFirst() != null) {
        dropped.incrementAndGet();
      }
    }
    LockSupport.unpark(worker);
  }

  /** How many events wait, but for those that are being written. */
  int waiting() {
    return queue.size();
  }

  /** How many events are lost. */
  long dropped() {
    return dropped.get();
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted() && !isDone()) {
      if (!isStopping()) {
        everySecond.run();
        forget();
      }
      if (batches.isEmpty()) {
        gather();
      }
      if (!batches.isEmpty()) {
        write(batches.getFirst());
      } else if (!isStopping()) {
        LockSupport.parkNanos(IDLE.toNanos());
      }
    }
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }

  private boolean isDone() {
    return isStopping() && queue.isEmpty() && batches.isEmpty();
  }

  private void gather() {
    List<AuditedEvent> batch = new ArrayList<>();
    if (queue.drainTo(batch, BATCH) > 0) {
      batches.add(batch);
    }
  }

  private void write(List<AuditedEvent> batch) {
    try {
      trail.keep(batch);
      batches.removeFirst();
      recovered();
      if (queue.size() < BATCH && !isStopping()) {
        pause(GATHER);
      }
    } catch (UnavailableException unavailable) {
      failed(unavailable);
      pause(isStopping() ? PAUSE_WHILE_STOPPING : PAUSE_AFTER_FAILURE);
    } catch (RuntimeException defect) {
      batches.removeFirst();
      refused(batch, defect);
    }
  }

  /** Tries each event of a refused batch by itself, so that the others are kept. */
  private void refused(List<AuditedEvent> batch, RuntimeException defect) {
    if (batch.size() > 1) {
      batch.forEach(event -> batches.add(List.of(event)));
    } else {
      dropped.incrementAndGet();
      LOG.error("An event could not be kept in the audit trail, and is lost", defect);
    }
  }

  /** Logs the first of consecutive failures. */
  private void failed(UnavailableException unavailable) {
    if (!trouble) {
      trouble = true;
      LOG.warn(
          "{}; events wait to be kept in it. If more than {} wait, the oldest are lost",
          unavailable.getMessage(),
          MOST);
    }
  }

  private void recovered() {
    if (trouble) {
      trouble = false;
      LOG.info(
          "the audit trail is available again; {} events were lost since the start", dropped());
    }
  }

  private void forget() {
    Instant now = clock.instant();
    if (now.isBefore(lastUpkeep) || !now.isBefore(lastUpkeep.plus(UPKEEP))) {
      lastUpkeep = now;
      try {
        trail.forget(now.minus(retention));
      } catch (UnavailableException unavailable) {
        failed(unavailable);
      } catch (RuntimeException defect) {
        LOG.error("The audit trail could not forget old events; it is tried again", defect);
      }
    }
  }

  /** Ends early if the service stops meanwhile. */
  private void pause(Duration time) {
    try {
      if (isStopping()) {
        Thread.sleep(time);
      } else {
        boolean _ = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what waits, and drops the rest when that takes too long. */
  @Override
  public void close() {
    stop.countDown();
    LockSupport.unpark(worker);
    try {
      if (!worker.join(longestClose)) {
        LOG.warn("the audit trail is unavailable; {} events are lost", waiting());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.interrupt();
  }
}
