package dev.hexauth.devservices;

import java.util.Map;

/**
 * A Redis whose master fails when a test wants it, and is replaced by its replica, once: either
 * {@link #cutOff}, {@link #kill} and {@link #promote}, and the writes between the first two are
 * lost; or {@link #hang} and {@link #promote}, and none is.
 *
 * <p>All of it runs on the loopback address and writes no data to disk. Every method may throw
 * {@link DevServicesException}, whose message says what to do.
 */
public sealed interface ReplicatedRedis extends AutoCloseable
    permits RedisCluster, RedisWithSentinel {

  /** The properties of Spring Boot that lead a client to it. */
  Map<String, String> properties();

  /** Whether {@code key} lies on the master that fails. */
  boolean isAtRisk(String key);

  /** All that has been written so far is on the replica; nothing that is written from now on. */
  void cutOff();

  /** Ends the master at once, as a power failure would. Nobody takes its place yet. */
  void kill();

  /** Makes the master hang, with all on the replica: connections are taken, nothing is answered. */
  void hang();

  /** Lets those who watch take note that the master is gone, and waits until they have acted. */
  void promote();

  /** Ends all of it for good. */
  @Override
  void close();
}
