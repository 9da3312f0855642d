package dev.hexauth.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.user.UserId;
import io.lettuce.core.cluster.SlotHash;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No script leaves the slot of its owner, as Redis Cluster requires. */
final class RedisSlotsTest {

  private static final Pattern CALL = Pattern.compile("redis\\.call\\('(\\w+)', ([^,)]+)");

  @Test
  void all_keys_of_an_owner_lie_in_one_slot() {
    UserId owner = Sessions.newOwner();
    SessionKeys keys = new SessionKeys(owner);
    assertThat(
            Stream.of(
                    keys.sessions(),
                    keys.session(new SessionId("A".repeat(22))),
                    keys.session(new SessionId("z".repeat(21) + "w")),
                    keys.sessionPrefix() + "whatever")
                .map(SlotHash::getSlot)
                .distinct())
        .containsExactly(SlotHash.getSlot(owner.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open.lua",
        "rotate.lua",
        "end.lua",
        "end-all.lua",
        "end-others.lua",
        "sessions-of.lua"
      })
  void a_script_touches_only_keys_it_is_given_or_makes_from_one_of_them(String name)
      throws IOException {
    List<String> keys =
        CALL.matcher(text(name)).results().map(call -> call.group(2).strip()).distinct().toList();
    assertThat(keys)
        .isNotEmpty()
        .isSubsetOf("KEYS[1]", "KEYS[2]", "KEYS[3] .. other", "KEYS[2] .. sid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"take.lua", "give-back.lua", "remember.lua"})
  void a_throttle_script_uses_one_key(String name) throws IOException {
    assertThat(CALL.matcher(text(name)).results().map(call -> call.group(2).strip()).distinct())
        .containsExactly("KEYS[1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open.lua",
        "rotate.lua",
        "end.lua",
        "end-all.lua",
        "end-others.lua",
        "sessions-of.lua",
        "take.lua",
        "give-back.lua",
        "remember.lua"
      })
  void a_script_neither_scans_nor_reads_the_time_of_redis(String name) throws IOException {
    assertThat(CALL.matcher(text(name)).results().map(call -> call.group(1)))
        .doesNotContain("KEYS", "SCAN", "HSCAN", "ZSCAN", "TIME", "RANDOMKEY");
    assertThat(text(name)).doesNotContain("redis.pcall", "redis.call(\"");
  }

  private static String text(String name) throws IOException {
    try (var script = Objects.requireNonNull(RedisSlotsTest.class.getResourceAsStream(name))) {
      return new String(script.readAllBytes(), UTF_8);
    }
  }
}
