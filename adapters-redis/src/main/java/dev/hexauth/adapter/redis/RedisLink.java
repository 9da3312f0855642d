package dev.hexauth.adapter.redis;

import dev.hexauth.domain.UnavailableException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The one connection that all operations share, and the only place where it is dialled. Nobody who
 * asks waits for a dial: while there is no connection he is told so at once, and a thread of its
 * own dials until there is one. A connection that breaks is mended by the client itself; one that
 * has gone silent is given up and dialled anew.
 */
final class RedisLink implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_DIAL = Duration.ofSeconds(2);

  /** So many commands without any answer between them mean silence. */
  private static final int SILENCE = 3;

  private enum State {
    STOPPED,
    DIALLING,
    UP
  }

  private final LettuceConnectionFactory connections;
  private final StringRedisTemplate redis;
  private final RedisGreeting greeting;
  private final AtomicReference<State> state = new AtomicReference<>(State.STOPPED);
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile @Nullable Thread dialler;

  RedisLink(LettuceConnectionFactory connections, StringRedisTemplate redis) {
    this.connections = connections;
    this.redis = redis;
    this.greeting = new RedisGreeting(connections);
  }

  /**
   * The answer to {@code question}.
   *
   * @throws UnavailableException if there is no connection, no answer within {@link
   *     RedisConfiguration#COMMAND_TIMEOUT}, or one that says that Redis cannot serve now
   * @throws DataAccessException if Redis refuses the question itself
   */
  <T extends @Nullable Object> T ask(Function<StringRedisTemplate, T> question) {
    if (state.get() != State.UP) {
      throw unavailable(new RedisConnectionFailureException("Redis has not been reached yet"));
    }
    try {
      T answer = question.apply(redis);
      heard();
      return answer;
    } catch (QueryTimeoutException e) {
      missed();
      throw unavailable(e);
    } catch (DataAccessException e) {
      if (Unavailability.is(e)) {
        throw unavailable(e);
      }
      throw e;
    }
  }

  private static UnavailableException unavailable(DataAccessException cause) {
    return new UnavailableException("session store", RETRY_AFTER, cause);
  }

  private void heard() {
    if (unanswered.get() != 0) {
      unanswered.set(0);
    }
  }

  private void missed() {
    if (unanswered.incrementAndGet() >= SILENCE && state.compareAndSet(State.UP, State.DIALLING)) {
      greeting.silent();
      dialInBackground();
    }
  }

  /** Dials once, within {@link #LONGEST_DIAL}; the start-up goes on even if that fails. */
  @Override
  public void start() {
    state.set(State.DIALLING);
    if (!dial()) {
      dialInBackground();
    }
  }

  private void dialInBackground() {
    dialler = Thread.ofVirtual().name("redis-dial").start(this::dialUntilUp);
  }

  private void dialUntilUp() {
    try {
      while (state.get() == State.DIALLING && !dial()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is a new connection; what was under way on an old one fails. */
  private boolean dial() {
    try {
      connections.resetConnection();
      greeting.exchange();
    } catch (DataAccessException | RedisException e) {
      if (isRunning()) {
        greeting.failed(e);
      }
      return false;
    }
    unanswered.set(0);
    state.compareAndSet(State.DIALLING, State.UP);
    return true;
  }

  @Override
  public void stop() {
    state.set(State.STOPPED);
    Thread dialling = dialler;
    if (dialling == null) {
      return;
    }
    dialling.interrupt();
    try {
      if (!dialling.join(LONGEST_DIAL)) {
        LOG.warn("Still dialling Redis while stopping");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return state.get() != State.STOPPED;
  }

  /** Starts right after the connection factory, whose phase is 0, and stops right before it. */
  @Override
  public int getPhase() {
    return connections.getPhase() + 1;
  }
}
