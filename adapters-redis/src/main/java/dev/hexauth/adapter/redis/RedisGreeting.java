package dev.hexauth.adapter.redis;

import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The first words with a Redis, and what the log says of them: which server keeps the sessions, or
 * that none does and what to do. Never a password.
 */
final class RedisGreeting {

  private static final Logger LOG = LoggerFactory.getLogger(RedisGreeting.class);

  private final LettuceConnectionFactory connections;
  private boolean complained;

  RedisGreeting(LettuceConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Connects, and asks Redis who it is.
   *
   * @throws DataAccessException if it cannot be reached, or cannot serve now
   */
  synchronized void exchange() {
    try (RedisConnection connection = connections.getConnection()) {
      Properties server = info(connection, "server");
      Properties memory = info(connection, "memory");
      LOG.info(
          "Sessions are kept in Redis {} ({}) at {}",
          value(server, "redis_version", "of a version it does not tell"),
          value(server, "redis_mode", "mode unknown"),
          address());
      warnOfEviction(memory);
      complained = false;
    }
  }

  /** Complains of a dial that failed, once until one succeeds. */
  synchronized void failed(RuntimeException failure) {
    if (complained) {
      return;
    }
    complained = true;
    LOG.error(
        "Redis at {} cannot be reached ({}). Until it is, nobody can log in or stay logged in: "
            + "they are answered 503. Start it, or set REDIS_URL to where it is, for instance "
            + "redis://localhost:6379; it is tried again all the time.",
        address(),
        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
  }

  /** Notes that Redis has taken commands and not answered. */
  void silent() {
    LOG.warn("Redis at {} does not answer; connecting anew", address());
  }

  /** A section of INFO, empty if Redis does not let this user ask for it. */
  private static Properties info(RedisConnection connection, String section) {
    try {
      return Objects.requireNonNullElseGet(
          connection.serverCommands().info(section), Properties::new);
    } catch (DataAccessException e) {
      if (Unavailability.is(e)) {
        throw e;
      }
      return new Properties();
    }
  }

  private static void warnOfEviction(Properties memory) {
    String policy = value(memory, "maxmemory_policy", "noeviction");
    if (!policy.equals("noeviction") && !value(memory, "maxmemory", "0").equals("0")) {
      LOG.warn(
          "Redis may evict sessions and so log users out, for its maxmemory-policy is {}; set it to"
              + " noeviction.",
          policy);
    }
  }

  /** The value of {@code name}; a cluster puts a node and a dot before each name. */
  private static String value(Properties info, String name, String otherwise) {
    return info.stringPropertyNames().stream()
        .filter(key -> key.equals(name) || key.endsWith("." + name))
        .sorted()
        .map(info::getProperty)
        .findFirst()
        .orElse(otherwise);
  }

  private String address() {
    var cluster = connections.getClusterConfiguration();
    var sentinel = connections.getSentinelConfiguration();
    if (cluster != null) {
      return cluster.getClusterNodes().stream()
          .map(Object::toString)
          .collect(Collectors.joining(","));
    }
    return sentinel == null
        ? connections.getHostName() + ":" + connections.getPort()
        : sentinel.getSentinels().stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
