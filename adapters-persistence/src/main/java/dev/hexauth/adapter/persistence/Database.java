package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.UnavailableException;
import java.time.Duration;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** PostgreSQL as one store sees it: it answers, or it is unavailable, in bounded time. */
final class Database {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final DSLContext sql;
  private final String store;

  /**
   * @param store what is unavailable when PostgreSQL is, in words an operator understands
   */
  Database(DSLContext sql, String store) {
    this.sql = sql;
    this.store = store;
  }

  /**
   * What {@code statement} comes to, which is one statement and commits by itself.
   *
   * @throws UnavailableException if PostgreSQL cannot answer now
   * @throws DataAccessException if it refuses the statement itself, which is a mistake of ours
   */
  <T> T ask(Function<DSLContext, T> statement) {
    try {
      return statement.apply(sql);
    } catch (DataAccessException failure) {
      if (Outage.isBehind(failure)) {
        throw new UnavailableException(store, RETRY_AFTER, failure);
      }
      throw failure;
    }
  }
}
