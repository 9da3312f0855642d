package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.SESSIONS;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confirms generations by one thread of its own, so that no request waits for the write. At most
 * {@value #MOST} wait; what would be more is dropped, and so is everything that waits when
 * PostgreSQL does not answer.
 */
final class Confirmations implements AutoCloseable {

  /** What PostgreSQL writes in about a second. */
  static final int MOST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

  private static final int LONGEST_CLOSE_SECONDS = 2;

  private record Confirmation(SessionRef session, Generation seen) {}

  private final Database database;

  /** Those that wait and the one under way, so that none is written twice. */
  private final Set<Confirmation> pending = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean failing = new AtomicBoolean();

  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST),
          Thread.ofVirtual().name("postgres-confirmations").factory());

  Confirmations(DSLContext sql) {
    this.database = new Database(sql, "session store");
  }

  /** Confirms a generation soon, or never; throws nothing. */
  void add(SessionRef session, Generation seen) {
    Confirmation confirmation = new Confirmation(session, seen);
    if (!pending.add(confirmation)) {
      return;
    }
    try {
      writer.execute(() -> keep(confirmation));
    } catch (RejectedExecutionException full) {
      pending.remove(confirmation);
      failed(full);
    }
  }

  /** Whether none waits and none is under way. */
  boolean areKept() {
    return pending.isEmpty();
  }

  private void keep(Confirmation confirmation) {
    try {
      database.ask(sql -> confirm(sql, confirmation));
      failing.set(false);
    } catch (RuntimeException failure) {
      writer.getQueue().clear();
      pending.clear();
      failed(failure);
    } finally {
      pending.remove(confirmation);
    }
  }

  /** Waits for a rotation under way, and then finds the generation that it has left. */
  private static int confirm(DSLContext sql, Confirmation confirmation) {
    return sql.update(SESSIONS)
        .set(SESSIONS.CONFIRMED, true)
        .where(SESSIONS.OWNER.eq(confirmation.session.owner().value()))
        .and(SESSIONS.ID.eq(confirmation.session.id().value()))
        .and(SESSIONS.GENERATION.eq(confirmation.seen.value()))
        .and(SESSIONS.CONFIRMED.isFalse())
        .execute();
  }

  /** Logs the first failure of a row. */
  private void failed(RuntimeException failure) {
    if (!failing.getAndSet(true)) {
      LOG.warn(
          "PostgreSQL has not kept the confirmation of a refresh. Nobody is logged out by this; a"
              + " stolen refresh token may be found later.",
          failure);
    }
  }

  /** Waits up to {@value #LONGEST_CLOSE_SECONDS} s for what is pending, and drops the rest. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      boolean _ = writer.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writer.shutdownNow();
  }
}
