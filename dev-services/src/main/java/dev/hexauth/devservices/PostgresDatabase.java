package dev.hexauth.devservices;

/**
 * How to reach one PostgreSQL database as its owner.
 *
 * @param port 1 to 65535
 * @param password of a development or test store, not worth hiding; {@link #toString} omits it
 */
public record PostgresDatabase(String host, int port, String name, String user, String password) {

  /** The JDBC URL, without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  @Override
  public String toString() {
    return user + " at " + jdbcUrl();
  }
}
