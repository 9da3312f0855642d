package dev.hexauth.adapter.redis;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.SessionStoreContract;
import dev.hexauth.domain.port.SessionStore;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class RedisSessionStoreTest implements SessionStoreContract {

  @AutoClose private final TwoNodes nodes = TwoNodes.onRedis();

  @Override
  public SessionStore store() {
    return nodes.first().store();
  }

  @Override
  public Optional<SessionStore> secondNode() {
    return Optional.of(nodes.second().store());
  }

  @Override
  public Optional<Outage<SessionStore>> outage() {
    return Optional.of(new HangingRedis<>(Node::store));
  }

  @Override
  public void awaitConfirmations() {
    nodes.awaitConfirmations();
  }
}
