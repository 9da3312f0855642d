package dev.hexauth.adapter.redis;

import java.util.List;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Runs every command of this adapter, in one script and on one key, which expires after a second.
 * Runs at most once a second for all nodes together, however many probes there are.
 */
final class RedisRehearsal implements Rehearsal {

  static final String KEY = "hexauth:rehearsed";

  private static final RedisScript<Long> REHEARSE =
      RedisScript.of(SessionScripts.text("rehearse.lua"), Long.class);

  private final RedisLink link;

  RedisRehearsal(RedisLink link) {
    this.link = link;
  }

  @Override
  public void run() {
    link.ask(RedisLink.SESSION_STORE, redis -> redis.execute(REHEARSE, List.of(KEY)));
  }
}
