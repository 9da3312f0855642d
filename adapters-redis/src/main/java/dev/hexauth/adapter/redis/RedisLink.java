package dev.hexauth.adapter.redis;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.UnavailableException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisHashAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceExceptionConverter;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The one connection that all operations share, opened here only. No operation waits for a
 * connection: without one it fails at once, while a thread of its own connects. The client itself
 * repairs a broken connection; one that no longer answers is dropped and opened again.
 */
@Mutable({"commands", "dialFailure", "dialler", "state", "unanswered"})
final class RedisLink implements SmartLifecycle {

  static final String SESSION_STORE = "session store";
  static final String THROTTLE = "throttle";

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_DIAL = Duration.ofSeconds(2);

  private static final LettuceExceptionConverter TRANSLATOR = new LettuceExceptionConverter();

  /** After this many unanswered commands in a row, the connection counts as dead. */
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
  private final Unawaited unawaited = new Unawaited();
  private volatile @Nullable RedisHashAsyncCommands<byte[], byte[]> commands;
  private volatile @Nullable Thread dialler;
  private volatile @Nullable RuntimeException dialFailure;

  RedisLink(LettuceConnectionFactory connections, StringRedisTemplate redis) {
    this.connections = connections;
    this.redis = redis;
    this.greeting = new RedisGreeting(connections);
  }

  /**
   * The reply to {@code question}.
   *
   * @param store the name of the store in a failure, for operators
   * @throws UnavailableException if there is no connection, if no reply comes within {@link
   *     RedisConfiguration#COMMAND_TIMEOUT}, or if the reply says that Redis cannot serve now or
   *     that its user lacks a permission; the innermost cause says why
   * @throws DataAccessException if Redis refuses the question itself
   */
  <T extends @Nullable Object> T ask(String store, Function<StringRedisTemplate, T> question) {
    requireUp(store);
    return reply(store, () -> question.apply(redis));
  }

  /**
   * Sends {@code question}, which is one command of the client itself.
   *
   * @return waits for the reply, and throws as {@link #ask} does
   * @throws UnavailableException if there is no connection
   */
  <T> Supplier<@Nullable T> begin(
      String store, Function<RedisHashAsyncCommands<byte[], byte[]>, RedisFuture<T>> question) {
    RedisHashAsyncCommands<byte[], byte[]> redis = requireUp(store);
    CompletableFuture<T> answer = begun(question, redis);
    return () -> this.<@Nullable T>reply(store, () -> joined(answer));
  }

  /**
   * Sends {@code command}, which is one of the client itself, without waiting. It may fail or be
   * dropped without notice; see {@link Unawaited}.
   */
  <T> void send(
      String store, Function<RedisHashAsyncCommands<byte[], byte[]>, RedisFuture<T>> command) {
    unawaited.send(() -> begun(command, requireUp(store)));
  }

  /** Waits until every such command is answered or has failed. */
  void awaitSent() {
    unawaited.await();
  }

  private static <T> CompletableFuture<T> begun(
      Function<RedisHashAsyncCommands<byte[], byte[]>, RedisFuture<T>> question,
      RedisHashAsyncCommands<byte[], byte[]> redis) {
    try {
      return question.apply(redis).toCompletableFuture();
    } catch (RedisException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private RedisHashAsyncCommands<byte[], byte[]> requireUp(String store) {
    RedisHashAsyncCommands<byte[], byte[]> dialled = commands;
    if (state.get() != State.UP || dialled == null) {
      throw unavailable(
          store,
          new RedisConnectionFailureException("Redis has not been reached yet", dialFailure));
    }
    return dialled;
  }

  /** The reply, with failures translated as {@link #ask} says. */
  private <T extends @Nullable Object> T reply(String store, Supplier<T> waiting) {
    try {
      T reply = waiting.get();
      if (unanswered.get() != 0) {
        unanswered.set(0);
      }
      return reply;
    } catch (QueryTimeoutException e) {
      countUnanswered();
      throw unavailable(store, e);
    } catch (DataAccessException e) {
      if (Unavailability.is(e)) {
        throw unavailable(store, e);
      }
      throw e;
    }
  }

  /**
   * Waits for as long as the client's timer allows a command. If the connection breaks, commands in
   * progress fail with the cause, or are cancelled.
   */
  private static <T> @Nullable T joined(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw TRANSLATOR.convert(
          e.getCause() instanceof RedisException failure ? failure : new RedisException(e));
    } catch (CancellationException e) {
      throw TRANSLATOR.convert(new RedisException(e));
    }
  }

  private static UnavailableException unavailable(String store, DataAccessException cause) {
    return new UnavailableException(store, RETRY_AFTER, Unavailability.explained(cause));
  }

  private void countUnanswered() {
    if (unanswered.incrementAndGet() >= SILENCE && state.compareAndSet(State.UP, State.DIALLING)) {
      greeting.silent();
      dialInBackground();
    }
  }

  /** Connects once, within {@link #LONGEST_DIAL}; the start-up continues even if that fails. */
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

  /** Whether there is a new connection; commands in progress on an old one fail. */
  private boolean dial() {
    try {
      connections.resetConnection();
      greeting.exchange();
      commands = sharedConnection();
    } catch (DataAccessException | RedisException e) {
      dialFailure = e;
      if (isRunning()) {
        greeting.failed(e);
      }
      return false;
    }
    unanswered.set(0);
    if (state.compareAndSet(State.DIALLING, State.UP)) {
      rehearse();
    }
    return true;
  }

  /** Logs a missing permission at once. The link stays up; readiness reports the same. */
  private void rehearse() {
    try {
      new RedisRehearsal(this).run();
    } catch (UnavailableException e) {
      greeting.refused(e);
    }
  }

  @SuppressWarnings("unchecked") // Lettuce's connections are of this type, in a cluster too
  private RedisHashAsyncCommands<byte[], byte[]> sharedConnection() {
    try (RedisConnection connection = connections.getConnection()) {
      return (RedisHashAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
    }
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
        LOG.warn("Still connecting to Redis while stopping");
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
