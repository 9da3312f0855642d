package dev.hexauth.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/** The session scripts beside this class. Each documents its keys, arguments and reply. */
final class SessionScripts {

  static final RedisScript<Long> OPEN = RedisScript.of(text("open.lua"), Long.class);
  static final RedisScript<List<String>> ROTATE = RedisScript.of(text("rotate.lua"), strings());
  static final RedisScript<Long> END = RedisScript.of(text("end.lua"), Long.class);
  static final RedisScript<Long> END_ALL = RedisScript.of(text("end-all.lua"), Long.class);
  static final RedisScript<Long> END_OTHERS = RedisScript.of(text("end-others.lua"), Long.class);
  static final RedisScript<List<String>> SESSIONS_OF =
      RedisScript.of(text("sessions-of.lua"), strings());

  private SessionScripts() {}

  /** The text of a script beside this class. */
  static String text(String name) {
    try {
      return new ClassPathResource(name, SessionScripts.class).getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is not beside its class", e);
    }
  }

  @SuppressWarnings("unchecked") // a class literal has no type arguments
  private static Class<List<String>> strings() {
    return (Class<List<String>>) (Class<?>) List.class;
  }
}
