package dev.hexauth.adapter.redis;

import dev.hexauth.contract.KnownNetworksContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.domain.port.KnownNetworks;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class RedisKnownNetworksTest implements KnownNetworksContract {

  @AutoClose private final TwoNodes nodes = TwoNodes.onRedis();

  @Override
  public KnownNetworks known() {
    return nodes.first().knownNetworks();
  }

  @Override
  public Optional<KnownNetworks> secondNode() {
    return Optional.of(nodes.second().knownNetworks());
  }

  @Override
  public Optional<Outage<KnownNetworks>> outage() {
    return Optional.of(new HangingRedis<>(Node::knownNetworks));
  }
}
