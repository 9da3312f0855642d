package dev.hexauth.adapter.redis;

import dev.hexauth.domain.Mutable;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The first exchange with a Redis, and the log lines about it: which server keeps the sessions, or
 * why none can be used and what to do. Never logs a password.
 */
@Mutable("failureIsLogged")
final class RedisGreeting {

  private static final Logger LOG = LoggerFactory.getLogger(RedisGreeting.class);

  private final LettuceConnectionFactory connections;
  private boolean failureIsLogged;

  RedisGreeting(LettuceConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Connects, and asks Redis for its version.
   *
   * @throws DataAccessException if it cannot be reached, or cannot serve now
   */
  synchronized void exchange() {
    try (RedisConnection connection = connections.getConnection()) {
      Properties info = info(connection);
      LOG.info(
          "Sessions are kept in Redis {} ({}) at {}",
          info.getProperty("redis_version", "of unknown version"),
          info.getProperty("redis_mode", "mode unknown"),
          address());
      warnOfEviction(info);
      failureIsLogged = false;
    }
  }

  /** Logs the first of consecutive failed connection attempts. */
  synchronized void failed(RuntimeException failure) {
    if (failureIsLogged) {
      return;
    }
    failureIsLogged = true;
    LOG.error(
        "Redis at {} cannot be reached ({}). Until it is, requests that need a session are answered"
            + " 503. Start it, or correct its address, for instance {}; hexauth keeps trying to "
            + "connect.",
        address(),
        NestedExceptionUtils.getMostSpecificCause(failure).getMessage(),
        example());
  }

  /** Logs a Redis that was reached but lacks something that the operations need. */
  void refused(RuntimeException failure) {
    LOG.error(
        "Redis at {} was reached and cannot be used: {}. Until it can, requests that need a session"
            + " are answered 503.",
        address(),
        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
  }

  /** Logs that Redis accepts commands and does not reply. */
  void silent() {
    LOG.warn("Redis at {} does not answer; connecting again", address());
  }

  /**
   * Redis's information about itself; in a cluster, that of one node, because others may be down.
   * Empty if this user may not read it.
   */
  private static Properties info(RedisConnection connection) {
    Properties info = new Properties();
    try {
      info.load(new StringReader(String.valueOf(connection.execute("INFO"))));
    } catch (DataAccessException e) {
      if (Unavailability.is(e) && !Unavailability.isDenial(e)) {
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return info;
  }

  private static void warnOfEviction(Properties info) {
    String policy = info.getProperty("maxmemory_policy", "noeviction");
    if (!policy.equals("noeviction") && !info.getProperty("maxmemory", "0").equals("0")) {
      LOG.warn(
          "Redis may evict sessions, which logs users out: its maxmemory-policy is {}; set it to"
              + " noeviction.",
          policy);
    }
  }

  private String address() {
    var cluster = connections.getClusterConfiguration();
    var sentinel = connections.getSentinelConfiguration();
    if (cluster != null) {
      return joined(cluster.getClusterNodes());
    }
    return sentinel == null
        ? connections.getHostName() + ":" + connections.getPort()
        : joined(sentinel.getSentinels());
  }

  private static String joined(Collection<?> nodes) {
    return nodes.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private String example() {
    if (connections.getClusterConfiguration() != null) {
      return "spring.data.redis.cluster.nodes=redis-1:6379,redis-2:6379";
    }
    return connections.getSentinelConfiguration() == null
        ? "REDIS_URL=redis://localhost:6379"
        : "spring.data.redis.sentinel.nodes=redis-1:26379,redis-2:26379";
  }
}
