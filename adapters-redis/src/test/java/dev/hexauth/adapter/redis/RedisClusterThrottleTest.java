package dev.hexauth.adapter.redis;

import dev.hexauth.contract.ThrottleContract;
import dev.hexauth.domain.port.Throttle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two nodes on one Redis Cluster of three masters. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedisClusterThrottleTest implements ThrottleContract {

  @AutoClose private final Node node = SharedCluster.newNode();
  @AutoClose private final Node other = SharedCluster.newNode();

  @Override
  public Throttle throttle() {
    return node.throttle();
  }

  @Override
  public Throttle otherNode() {
    return other.throttle();
  }
}
