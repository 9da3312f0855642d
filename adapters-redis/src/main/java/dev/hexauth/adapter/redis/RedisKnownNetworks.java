package dev.hexauth.adapter.redis;

import static java.util.Objects.requireNonNull;

import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;

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
  public List<KnownNetwork> networksOf(EmailAddress account, Instant now) {
    String key = ThrottleKeys.networksOf(account);
    long tooOld = Micros.of(now.minus(LIFETIME));
    Set<TypedTuple<String>> logins =
        link.ask(
            RedisLink.THROTTLE, redis -> redis.opsForZSet().reverseRangeWithScores(key, 0, -1));
    return Stream.ofNullable(logins)
        .flatMap(Set::stream)
        .filter(login -> scoreOf(login) > tooOld)
        .map(RedisKnownNetworks::known)
        .toList();
  }

  private static KnownNetwork known(TypedTuple<String> login) {
    return new KnownNetwork(
        new Network(requireNonNull(login.getValue())), Micros.instant(scoreOf(login)));
  }

  private static long scoreOf(TypedTuple<String> login) {
    return requireNonNull(login.getScore()).longValue();
  }

  @Override
  public void forget(EmailAddress account) {
    link.ask(RedisLink.THROTTLE, redis -> redis.delete(ThrottleKeys.networksOf(account)));
  }
}
