package dev.hexauth.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.HistoryCheck;
import dev.hexauth.devservices.TestServices;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Each script with one change: the store's contract must notice. */
final class RedisMutantsTest {

  private static Node node;

  @BeforeAll
  static void start() {
    node = new Node(TestServices.newRedisDatabase().uri());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rotate      | now >= tonumber(expiresAt)             | now > tonumber(expiresAt)
          rotate      | presented == current - 1 and           | presented < current and
          rotate      | or repeatUnconfirmed and not isConfirmed() | -- the window alone
          rotate      | repeatUnconfirmed and not isConfirmed() | repeatUnconfirmed
          rotate      | repeatUnconfirmed and not isConfirmed() | not isConfirmed()
          rotate      | repeatUnconfirmed and not isConfirmed() | repeatUnconfirmed and isConfirmed()
          rotate      | 'unconfirmed:' .. generation, '1')     | 'lastConfirmed', '1')
          rotate      | redis.call('HDEL', KEYS[1], 'unconfirmed:' .. generation) | -- never confirmed
          rotate      | ARGV[8] == '1'                         | ARGV[8] == '0'
          sessions-of | unconfirmed and '0' or '1'             | unconfirmed and '1' or '0'
          sessions-of | session[GENERATION])                   | session[GENERATION] + 1)
          rotate      | tonumber(lastUsedAt) >= repeatableSince | tonumber(lastUsedAt) > repeatableSince
          rotate      | generation, lastUsedAt, expiresAt = following | generation, lastUsedAt, expiresAt = presented
          rotate      | math.min(unusedUntil,                  | math.max(unusedUntil,
          rotate      | 'lastUsedAt', lastUsedAt, 'expiresAt'  | 'expiresAt'
          rotate      | redis.call('ZADD', KEYS[2], lastUsedAt, sid) | -- no place in the order of use
          rotate      | redis.call('DEL', KEYS[1])             | -- reused, and kept
          end         | redis.call('DEL', KEYS[1])             | -- ended, and kept
          end         | tonumber(ARGV[2]) < tonumber(expiresAt) | tonumber(ARGV[2]) <= tonumber(expiresAt)
          end-all     | redis.call('DEL', KEYS[2] .. sid)      | -- forgotten by the set alone
          end-others  | sid ~= ARGV[1]                         | sid == ARGV[1]
          open        | #others + 1 - limit                    | #others - limit
          open        | drop(others[i])                        | drop(others[#others + 1 - i])
          sessions-of | ZREVRANGE                              | ZRANGE
          """)
  void a_changed_script_is_noticed(String script, String part, String change) throws IOException {
    String text = new ClassPathResource(script + ".lua", getClass()).getContentAsString(UTF_8);
    assertThat(text).containsOnlyOnce(part);
    RedisLink link = linkThatRuns(text.replace(part, change), text);
    HistoryCheck.assertFaultIn(new RedisSessionStore(link), link::awaitSent);
  }

  private static RedisLink linkThatRuns(String mutant, String original) {
    LettuceConnectionFactory connections =
        (LettuceConnectionFactory) node.redis().getRequiredConnectionFactory();
    RedisLink link = new RedisLink(connections, new Mutating(connections, mutant, original));
    link.start();
    return link;
  }

  /** Runs one script in place of another. */
  private static final class Mutating extends StringRedisTemplate {

    private final String mutant;
    private final String original;

    Mutating(RedisConnectionFactory connections, String mutant, String original) {
      super(connections);
      this.mutant = mutant;
      this.original = original;
    }

    @Override
    public <T> @Nullable T execute(
        RedisScript<T> script, List<String> keys, @Nullable Object... arguments) {
      return super.execute(mutated(script), keys, arguments);
    }

    private <T> RedisScript<T> mutated(RedisScript<T> script) {
      return script.getScriptAsString().equals(original)
          ? RedisScript.of(mutant, Objects.requireNonNull(script.getResultType()))
          : script;
    }
  }
}
