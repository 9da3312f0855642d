package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.SESSIONS;

import dev.hexauth.domain.Mutable;
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
 * Confirms generations in a thread of its own, so that no request waits for the write. At most
 * {@value #MOST} are queued; further ones are dropped, and the whole queue is dropped when
 * PostgreSQL does not answer.
 */
@Mutable({"failing", "pending", "writer"})
final class Confirmations implements AutoCloseable {

  /** About as many as PostgreSQL writes in a second. */
  static final int MOST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

  private static final int LONGEST_CLOSE_SECONDS = 2;

  private record Confirmation(SessionRef session, Generation seen) {}

  private final Database database;

  /** The queued ones and the one in progress, so that none is written twice. */
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

  /** Whether no confirmation is queued or in progress. */
  boolean isIdle() {
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

  /** Waits for a rotation in progress, and then sees the generation that it has left. */
  private static int confirm(DSLContext sql, Confirmation confirmation) {
    return sql.update(SESSIONS)
        .set(SESSIONS.CONFIRMED, true)
        .where(SESSIONS.OWNER.eq(confirmation.session.owner().value()))
        .and(SESSIONS.ID.eq(confirmation.session.id().value()))
        .and(SESSIONS.GENERATION.eq(confirmation.seen.value()))
        .and(SESSIONS.CONFIRMED.isFalse())
        .execute();
  }

  /** Logs the first of consecutive failures. */
  private void failed(RuntimeException failure) {
    if (!failing.getAndSet(true)) {
      LOG.warn(
          "PostgreSQL has not stored the confirmation of a refresh. No user is logged out by this;"
              + " a stolen refresh token may be detected later.",
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
