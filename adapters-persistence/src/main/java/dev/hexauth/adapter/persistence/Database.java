package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.UnavailableException;
import java.time.Duration;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** PostgreSQL for one store: it answers in bounded time or is unavailable. */
final class Database {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final DSLContext sql;
  private final String store;

  /**
   * @param store the name of the store in a failure, for operators
   */
  Database(DSLContext sql, String store) {
    this.sql = sql;
    this.store = store;
  }

  /**
   * The result of {@code statement}, a single statement that commits by itself.
   *
   * @throws UnavailableException if PostgreSQL cannot answer now
   * @throws DataAccessException if it refuses the statement itself, which is a defect of hexauth
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
