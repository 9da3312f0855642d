package dev.hexauth.adapter.redis;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.ThrottleContract;
import dev.hexauth.domain.port.Throttle;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class RedisThrottleTest implements ThrottleContract {

  @AutoClose private final TwoNodes nodes = TwoNodes.onRedis();

  @Override
  public Throttle throttle() {
    return nodes.first().throttle();
  }

  @Override
  public Optional<Throttle> secondNode() {
    return Optional.of(nodes.second().throttle());
  }

  @Override
  public Optional<Outage<Throttle>> outage() {
    return Optional.of(new HangingRedis<>(Node::throttle));
  }
}
