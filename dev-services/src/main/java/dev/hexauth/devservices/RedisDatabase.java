package dev.hexauth.devservices;

import java.io.IOException;
import java.util.List;

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

  /**
   * The same database for the user that {@code line} creates on this server.
   *
   * @param line as {@code ACL SETUSER name reset on >password ...}
   */
  public RedisDatabase as(String line) {
    List<String> words = List.of(line.split(" "));
    String password = words.stream().filter(word -> word.startsWith(">")).findFirst().orElseThrow();
    try (RedisClient client = new RedisClient(host, port)) {
      client.logIn(credentials);
      client.ask(line);
    } catch (IOException e) {
      throw new DevServicesException("%s did not do '%s'".formatted(this, line), e);
    }
    return new RedisDatabase(host, port, index, words.get(2) + ":" + password.substring(1) + "@");
  }

  /** The names of the keys that it holds. */
  public List<String> keys() {
    try (RedisClient client = new RedisClient(host, port)) {
      client.logIn(credentials);
      client.ask("SELECT " + index);
      return client.ask("KEYS *").lines().toList();
    } catch (IOException e) {
      throw new DevServicesException("%s did not list its keys".formatted(this), e);
    }
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
