package dev.hexauth.adapter.persistence;

import java.sql.SQLException;
import java.util.Objects;

/** PostgreSQL could not be connected to at the start; the message says which, and why. */
final class PostgresUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;

  PostgresUnreachableException(String address, SQLException cause) {
    super("PostgreSQL at " + address + " cannot be used: " + cause.getMessage(), cause);
    this.sqlState = Objects.requireNonNullElse(cause.getSQLState(), "");
  }

  /** PostgreSQL's or the driver's code of what is wrong; empty if there is none. */
  String sqlState() {
    return sqlState;
  }

  /** Whether the driver and PostgreSQL do not agree on TLS; it has no code for that. */
  boolean isAboutTls() {
    return String.valueOf(getMessage()).matches(".*(SSL|hostnameverifier).*");
  }
}
