package dev.hexauth.devservices;

/**
 * How to reach one logical database of a Redis.
 *
 * @param port 1 to 65535
 * @param index of the logical database, from 0
 * @param credentials {@code user:password@}, or empty
 */
public record RedisDatabase(String host, int port, int index, String credentials) {

  RedisDatabase(String host, int port, int index) {
    this(host, port, index, "");
  }

  /** As {@code redis://127.0.0.1:6379/0}. */
  public String uri() {
    return "redis://%s%s:%d/%d".formatted(credentials, host, port, index);
  }

  @Override
  public String toString() {
    return "redis://%s:%d/%d".formatted(host, port, index);
  }
}
