package dev.hexauth.adapter.redis;

import org.springframework.data.redis.core.script.RedisScript;

/** The scripts beside this class that count attempts. Each says what it takes and answers. */
final class ThrottleScripts {

  static final RedisScript<Long> TAKE = RedisScript.of(SessionScripts.text("take.lua"), Long.class);
  static final RedisScript<Long> GIVE_BACK =
      RedisScript.of(SessionScripts.text("give-back.lua"), Long.class);
  static final RedisScript<Long> REMEMBER =
      RedisScript.of(SessionScripts.text("remember.lua"), Long.class);

  private ThrottleScripts() {}
}
