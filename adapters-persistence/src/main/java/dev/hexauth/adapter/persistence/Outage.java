package dev.hexauth.adapter.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a PostgreSQL that cannot answer now from one that refuses a statement (PostgreSQL
 * 18, Appendix A).
 */
final class Outage {

  /** A transaction may be read-only only because its server is no longer the primary. */
  static final String READ_ONLY = "25006";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /**
   * A missing permission, table or function: users of hexauth cannot fix that, and the operator
   * can, without a restart.
   */
  private static final Set<String> NOT_SET_UP = Set.of("42501", "42P01", "42883");

  /**
   * Connection, transaction rollback (deadlock), insufficient resources, operator intervention (it
   * shuts down or starts up, or the query was cancelled), system error.
   */
  private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

  private Outage() {}

  /** Whether {@code failure} means that PostgreSQL cannot answer now. */
  static boolean isBehind(DataAccessException failure) {
    SQLException cause = failure.getCause(SQLException.class);
    return cause != null
        && (cause instanceof SQLTransientConnectionException || isOutage(cause.getSQLState()));
  }

  /** A failure without a state comes from the pool, not from PostgreSQL. */
  private static boolean isOutage(@Nullable String state) {
    return state == null
        || state.equals(READ_ONLY)
        || state.equals(LOCK_NOT_AVAILABLE)
        || NOT_SET_UP.contains(state)
        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
  }
}
