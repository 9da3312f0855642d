package dev.hexauth.devservices;

import java.util.Map;

/**
 * A Redis whose master dies when a test wants it, and is replaced by a replica that has missed the
 * last writes: {@link #cutOff}, {@link #kill}, {@link #promote}, once and in this order. The writes
 * between the first two are what the failover loses.
 *
 * <p>All of it runs on the loopback address and writes no data to disk. Every method may throw
 * {@link DevServicesException}, whose message says what to do.
 */
public sealed interface ReplicatedRedis extends AutoCloseable
    permits RedisCluster, RedisWithSentinel {

  /** The properties of Spring Boot that lead a client to it. */
  Map<String, String> properties();

  /** Whether {@code key} lies on the master that dies. */
  boolean isAtRisk(String key);

  /** All that has been written so far is on the replica; nothing that is written from now on. */
  void cutOff();

  /** Ends the master at once, as a power failure would. Nobody takes its place yet. */
  void kill();

  /** Lets those who watch take note that the master is gone, and waits until they have acted. */
  void promote();

  /** Ends all of it for good. */
  @Override
  void close();
}
