package dev.hexauth.adapter.redis;

import dev.hexauth.contract.KnownNetworksContract;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.KnownNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two nodes with connections of their own, on one Redis. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedisKnownNetworksTest implements KnownNetworksContract {

  private final String url = TestServices.newRedisDatabase().uri();
  private final Node node = new Node(url);
  private final Node other = new Node(url);

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
