package dev.hexauth.adapter.redis;

import org.springframework.data.redis.core.script.RedisScript;

/** The throttle scripts beside this class. Each documents its keys, arguments and reply. */
final class ThrottleScripts {

  static final RedisScript<Long> TAKE = RedisScript.of(SessionScripts.text("take.lua"), Long.class);
  static final RedisScript<Long> GIVE_BACK =
      RedisScript.of(SessionScripts.text("give-back.lua"), Long.class);
  static final RedisScript<Long> REMEMBER =
      RedisScript.of(SessionScripts.text("remember.lua"), Long.class);

  private ThrottleScripts() {}
}
