package dev.hexauth.adapter.persistence;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a failed start with the setting to correct, without a stack trace. */
final class PostgresUnreachableAnalyzer
    extends AbstractFailureAnalyzer<PostgresUnreachableException> {

  private static final String TLS =
      "Name the authority that signed PostgreSQL's certificate, and a host that the certificate is"
          + " for: POSTGRES_SSLMODE=verify-full POSTGRES_SSLROOTCERT=/etc/hexauth/postgres-ca.pem"
          + " POSTGRES_HOST=db.example.com";

  @Override
  protected FailureAnalysis analyze(Throwable root, PostgresUnreachableException cause) {
    String remedy = cause.isAboutTls() ? TLS : remedy(cause.sqlState());
    return new FailureAnalysis(cause.getMessage(), remedy, cause);
  }

  /** By the classes of PostgreSQL's error codes (PostgreSQL 18, Appendix A). */
  private static String remedy(String sqlState) {
    if (sqlState.startsWith("28")) {
      return "Correct POSTGRES_USER and POSTGRES_PASSWORD, for instance POSTGRES_USER=hexauth.";
    }
    if (sqlState.equals("42501")) {
      return "Let the user connect: grant connect on database … to the user in POSTGRES_USER.";
    }
    if (sqlState.startsWith("3D")) {
      return "Create the database, or correct POSTGRES_DB, for instance POSTGRES_DB=hexauth.";
    }
    return "Start PostgreSQL, or correct its address, for instance POSTGRES_HOST=localhost"
        + " POSTGRES_PORT=5432.";
  }
}
