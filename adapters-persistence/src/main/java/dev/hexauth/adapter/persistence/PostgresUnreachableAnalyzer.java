package dev.hexauth.adapter.persistence;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes a failed start say one sentence in the place of a stack trace. */
final class PostgresUnreachableAnalyzer
    extends AbstractFailureAnalyzer<PostgresUnreachableException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, PostgresUnreachableException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Start PostgreSQL, or correct its address, database, user and password.",
        cause);
  }
}
