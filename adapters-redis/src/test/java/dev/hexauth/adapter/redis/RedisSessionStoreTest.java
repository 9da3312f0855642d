package dev.hexauth.adapter.redis;

import dev.hexauth.contract.SessionStoreContract;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.SessionStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two nodes with connections of their own, on one Redis, as the user that docs/redis.md shows. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedisSessionStoreTest implements SessionStoreContract {

  private final String url = DocumentedUser.on(TestServices.newRedisDatabase()).uri();
  @AutoClose private final Node node = new Node(url);
  @AutoClose private final Node other = new Node(url);

  @Override
  public SessionStore store() {
    return node.store();
  }

  @Override
  public SessionStore otherNode() {
    return other.store();
  }

  @Override
  public void awaitConfirmations() {
    node.awaitConfirmations();
    other.awaitConfirmations();
  }
}
