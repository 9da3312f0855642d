package dev.hexauth.adapter.persistence;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a failed start with the setting to correct, and without a stack trace. */
final class PostgresUnreachableAnalyzer
    extends AbstractFailureAnalyzer<PostgresUnreachableException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, PostgresUnreachableException cause) {
    return new FailureAnalysis(cause.getMessage(), remedy(cause.sqlState()), cause);
  }

  /** By the classes of PostgreSQL's error codes (its manual, appendix A). */
  private static String remedy(String sqlState) {
    if (sqlState.startsWith("28")) {
      return "Correct POSTGRES_USER and POSTGRES_PASSWORD, for instance POSTGRES_USER=hexauth.";
    }
    if (sqlState.startsWith("3D")) {
      return "Create the database, or correct POSTGRES_DB, for instance POSTGRES_DB=hexauth.";
    }
    return "Start PostgreSQL, or correct its address, for instance POSTGRES_HOST=localhost"
        + " POSTGRES_PORT=5432.";
  }
}
