package dev.hexauth.devservices;

import java.util.Map;

/**
 * A Redis whose master fails once, when a test asks for it, and is replaced by its replica. Either
 * {@link #cutOff}, {@link #kill} and {@link #promote}: writes between the first two are lost; or
 * {@link #hang} and {@link #promote}: no writes are lost.
 *
 * <p>All servers run on the loopback address and write no data to disk. Every method may throw
 * {@link DevServicesException}, whose message says what to do.
 */
public sealed interface ReplicatedRedis extends AutoCloseable
    permits RedisCluster, RedisWithSentinel {

  /** The Spring Boot properties for clients. */
  Map<String, String> properties();

  /** Whether {@code key} is on the master that fails. */
  boolean isAtRisk(String key);

  /** The replica has everything written so far, and nothing that is written later. */
  void cutOff();

  /** Ends the master at once, like a power failure. Nothing replaces it yet. */
  void kill();

  /**
   * Makes the master hang after the replica has everything: connections are accepted, nothing is
   * answered.
   */
  void hang();

  /**
   * Promotes the replica: sentinels or nodes notice that the master is gone; waits until they have
   * acted.
   */
  void promote();

  /** Ends all servers for good. */
  @Override
  void close();
}
