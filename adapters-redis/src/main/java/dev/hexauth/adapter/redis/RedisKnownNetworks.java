package dev.hexauth.adapter.redis;

import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Instant;
import java.util.List;

/**
 * The networks of an account in a sorted set by last login, which expires with the last of them.
 */
final class RedisKnownNetworks implements KnownNetworks {

  private final RedisLink link;

  RedisKnownNetworks(RedisLink link) {
    this.link = link;
  }

  @Override
  public boolean isKnown(EmailAddress account, Network network, Instant now) {
    String key = ThrottleKeys.networksOf(account);
    Double lastLogin =
        link.ask(RedisLink.THROTTLE, redis -> redis.opsForZSet().score(key, network.text()));
    return lastLogin != null && lastLogin > Micros.of(now.minus(LIFETIME));
  }

  @Override
  public boolean remember(EmailAddress account, Network network, Instant now) {
    List<String> keys = List.of(ThrottleKeys.networksOf(account));
    Object[] arguments = {
      network.text(),
      Micros.floor(now),
      Integer.toString(MAX_PER_ACCOUNT),
      Long.toString(LIFETIME.toMillis())
    };
    return link.ask(
            RedisLink.THROTTLE, redis -> redis.execute(ThrottleScripts.REMEMBER, keys, arguments))
        == 1;
  }

  @Override
  public void forget(EmailAddress account) {
    link.ask(RedisLink.THROTTLE, redis -> redis.delete(ThrottleKeys.networksOf(account)));
  }
}
