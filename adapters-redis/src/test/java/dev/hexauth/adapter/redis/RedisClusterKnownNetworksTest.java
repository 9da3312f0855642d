package dev.hexauth.adapter.redis;

import dev.hexauth.contract.KnownNetworksContract;
import dev.hexauth.domain.port.KnownNetworks;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two nodes on one Redis Cluster of three masters. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedisClusterKnownNetworksTest implements KnownNetworksContract {

  @AutoClose private final Node node = SharedCluster.newNode();
  @AutoClose private final Node other = SharedCluster.newNode();

  @Override
  public KnownNetworks known() {
    return node.knownNetworks();
  }

  @Override
  public KnownNetworks otherNode() {
    return other.knownNetworks();
  }
}
