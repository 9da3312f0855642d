package dev.hexauth.adapter.redis;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.UnavailableException;
import io.lettuce.core.RedisFuture;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The outcome of a command in progress when its connection broke. */
final class RedisLinkTest {

  /** The reply to a command, as the client returns it. */
  private static final class Answer extends CompletableFuture<byte[]>
      implements RedisFuture<byte[]> {

    @Override
    public String getError() {
      return "";
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) {
      return isDone();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {IOException.class, CancellationException.class, RuntimeException.class})
  void a_broken_connection_makes_the_store_unavailable(Class<? extends Exception> failure)
      throws ReflectiveOperationException {
    Answer answer = new Answer();
    answer.completeExceptionally(failure.getConstructor(String.class).newInstance("reset"));
    assertUnavailable(answer);
  }

  @Test
  void so_does_a_cancelled_command() {
    Answer answer = new Answer();
    answer.cancel(false);
    assertUnavailable(answer);
  }

  private static void assertUnavailable(Answer answer) {
    try (Node node = new Node(TestServices.newRedisDatabase().uri())) {
      RedisLink link =
          new RedisLink(
              (LettuceConnectionFactory) node.redis().getRequiredConnectionFactory(), node.redis());
      link.start();
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> link.begin(RedisLink.SESSION_STORE, _ -> answer).get());
      link.stop();
    }
  }
}
