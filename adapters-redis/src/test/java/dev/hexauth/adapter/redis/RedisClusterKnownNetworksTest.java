package dev.hexauth.adapter.redis;

import dev.hexauth.contract.KnownNetworksContract;
import dev.hexauth.domain.port.KnownNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two nodes on one Redis Cluster of three masters. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedisClusterKnownNetworksTest implements KnownNetworksContract {

  private final Node node = SharedCluster.newNode();
  private final Node other = SharedCluster.newNode();

  @AfterAll
  void stop() {
    node.close();
    other.close();
  }

  @Override
  public KnownNetworks known() {
    return node.knownNetworks();
  }

  @Override
  public KnownNetworks otherNode() {
    return other.knownNetworks();
  }
}
