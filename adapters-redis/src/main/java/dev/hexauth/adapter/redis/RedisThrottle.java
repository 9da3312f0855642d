package dev.hexauth.adapter.redis;

import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Buckets in Redis, one string each, shared by all nodes. Every operation is one script, and so one
 * round trip. Redis drops a bucket when it is full; the expiry is set relative to {@code now}, so
 * Redis's own clock does not matter.
 */
final class RedisThrottle implements Throttle {

  private final RedisLink link;

  RedisThrottle(RedisLink link) {
    this.link = link;
  }

  @Override
  public Admission take(Bucket bucket, Limit limit, Instant now) {
    Stream<String> rates =
        limit.rates().stream()
            .flatMap(rate -> Stream.of(intervalOf(rate), Integer.toString(rate.count())));
    Object[] arguments = Stream.concat(Stream.of(Micros.floor(now)), rates).toArray();
    List<String> keys = List.of(ThrottleKeys.of(bucket));
    long wait =
        link.ask(RedisLink.THROTTLE, redis -> redis.execute(ThrottleScripts.TAKE, keys, arguments));
    return wait == 0
        ? new Admission.Admitted()
        : new Admission.Refused(Duration.of(wait, ChronoUnit.MICROS));
  }

  @Override
  public void giveBack(Bucket bucket, Limit limit, Instant now) {
    Stream<String> intervals = limit.rates().stream().map(RedisThrottle::intervalOf);
    Object[] arguments = Stream.concat(Stream.of(Micros.floor(now)), intervals).toArray();
    List<String> keys = List.of(ThrottleKeys.of(bucket));
    link.ask(
        RedisLink.THROTTLE, redis -> redis.execute(ThrottleScripts.GIVE_BACK, keys, arguments));
  }

  private static String intervalOf(Rate rate) {
    return Micros.floor(rate.interval());
  }
}
