package dev.hexauth.adapter.redis;

import dev.hexauth.contract.ThrottleContract;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.Throttle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two nodes with connections of their own, on one Redis, as the user that docs/redis.md shows. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedisThrottleTest implements ThrottleContract {

  private final String url = DocumentedUser.on(TestServices.newRedisDatabase()).uri();
  @AutoClose private final Node node = new Node(url);
  @AutoClose private final Node other = new Node(url);

  @Override
  public Throttle throttle() {
    return node.throttle();
  }

  @Override
  public Throttle otherNode() {
    return other.throttle();
  }
}
