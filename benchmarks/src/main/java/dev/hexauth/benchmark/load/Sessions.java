package dev.hexauth.benchmark.load;

import dev.hexauth.devservices.RedisDatabase;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills Redis with copies of a session. */
final class Sessions {

  private static final Pattern KEY = Pattern.compile("hexauth:\\{([^}]+)}:session:(.+)");
  private static final long BATCH = 10_000;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final RedisDatabase database;

  Sessions(RedisDatabase database) {
    this.database = database;
  }

  /** Makes {@code count} copies of an existing session, for users who do not exist. */
  void copy(long count) {
    try (RedisClient client = RedisClient.create(database.uri());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      connection.setTimeout(LIMIT);
      RedisCommands<String, String> redis = connection.sync();
      Matcher key = anySession(redis);
      String[] keys = {key.group(), "hexauth:{" + key.group(1) + "}:sessions"};
      for (long first = 1; first <= count; first += BATCH) {
        long last = Math.min(count, first + BATCH - 1);
        Long _ =
            redis.eval(
                Resource.text("copy-session.lua"),
                ScriptOutputType.INTEGER,
                keys,
                key.group(1),
                key.group(2),
                Long.toString(first),
                Long.toString(last));
      }
    }
  }

  private static Matcher anySession(RedisCommands<String, String> redis) {
    List<String> keys = redis.keys("hexauth:{*}:session:*");
    return keys.stream()
        .map(KEY::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .orElseThrow(() -> new LoadException("Redis has no session to copy"));
  }
}
