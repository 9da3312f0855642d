package dev.hexauth.adapter.persistence;

import java.sql.SQLException;

/** PostgreSQL could not be connected to at the start; the message says which, and why. */
final class PostgresUnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PostgresUnreachableException(String address, SQLException cause) {
    super("PostgreSQL at " + address + " cannot be used: " + cause.getMessage(), cause);
  }
}
