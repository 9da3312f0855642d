package dev.hexauth.adapter.persistence;

import java.sql.SQLException;
import java.util.Objects;

/** No connection to PostgreSQL at start-up; the message says to which server, and why. */
final class PostgresUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;

  PostgresUnreachableException(String address, SQLException cause) {
    super("PostgreSQL at " + address + " cannot be used: " + cause.getMessage(), cause);
    this.sqlState = Objects.requireNonNullElse(cause.getSQLState(), "");
  }

  /** The error code of PostgreSQL or of the driver; empty if there is none. */
  String sqlState() {
    return sqlState;
  }

  /** Whether the driver and PostgreSQL do not agree on TLS, which has no code. */
  boolean isAboutTls() {
    return String.valueOf(getMessage()).matches(".*(SSL|hostnameverifier).*");
  }
}
