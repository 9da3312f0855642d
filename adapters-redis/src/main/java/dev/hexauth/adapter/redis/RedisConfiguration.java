package dev.hexauth.adapter.redis;

import static io.netty.handler.flush.FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES;

import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * A {@link SessionStore}, a {@link Throttle} and {@link KnownNetworks} in Redis 6 or newer. One of
 * these settings names the server:
 *
 * <ul>
 *   <li>{@code spring.data.redis.url}: {@code redis://user:password@host:port/database}, or {@code
 *       rediss://} for TLS
 *   <li>{@code spring.data.redis.sentinel.nodes} and {@code .sentinel.master}
 *   <li>{@code spring.data.redis.cluster.nodes}
 * </ul>
 *
 * <p>The start does not fail when Redis is down. The log says so, operations throw {@link
 * dev.hexauth.domain.UnavailableException} at once, and the service recovers by itself when Redis
 * is reachable. Readiness reports the outage by the {@link Rehearsal}. No operation takes longer
 * than the timeout of its command; without a connection, each fails at once.
 */
@Configuration(proxyBeanMethods = false)
@Import(DataRedisAutoConfiguration.class)
public final class RedisConfiguration {

  /** How long a command may take, from sending it to its reply. */
  static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);

  /** The resolution of {@link #COMMAND_TIMEOUT}. */
  private static final Duration TICK = Duration.ofMillis(20);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration FIRST_RECONNECT = Duration.ofMillis(20);
  private static final Duration LAST_RECONNECT = Duration.ofMillis(500);

  /** The shortest time between two queries for a cluster's masters when one seems to be lost. */
  private static final Duration QUICK_REFRESH = Duration.ofSeconds(1);

  /** How often a cluster is queried in any case: a master that hangs does not seem to be lost. */
  private static final Duration STEADY_REFRESH = Duration.ofSeconds(5);

  /** How many commands may be in progress at once; more are rejected. */
  private static final int REQUEST_QUEUE = 8_192;

  @Bean
  SessionStore redisSessionStore(RedisLink link) {
    return new RedisSessionStore(link);
  }

  @Bean
  Throttle redisThrottle(RedisLink link) {
    return new RedisThrottle(link);
  }

  @Bean
  KnownNetworks redisKnownNetworks(RedisLink link) {
    return new RedisKnownNetworks(link);
  }

  @Bean
  Rehearsal redisRehearsal(RedisLink link) {
    return new RedisRehearsal(link);
  }

  @Bean
  RedisLink redisLink(LettuceConnectionFactory connections, StringRedisTemplate redis) {
    return new RedisLink(connections, redis);
  }

  @Bean
  LettuceClientConfigurationBuilderCustomizer commandTimeout() {
    return client -> client.commandTimeout(COMMAND_TIMEOUT);
  }

  /**
   * Rejects commands while there is no connection. Commands in progress when the connection breaks
   * then fail, too, so that none is sent twice.
   */
  @Bean
  LettuceClientOptionsBuilderCustomizer failFast() {
    return options ->
        options
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(REQUEST_QUEUE)
            .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
            .socketOptions(
                SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build());
  }

  @Bean
  LettuceClientOptionsBuilderCustomizer followMasters() {
    return options -> {
      if (options instanceof ClusterClientOptions.Builder cluster) {
        cluster.topologyRefreshOptions(
            ClusterTopologyRefreshOptions.builder()
                .adaptiveRefreshTriggersTimeout(QUICK_REFRESH)
                .enablePeriodicRefresh(STEADY_REFRESH)
                .build());
      }
    };
  }

  /** Writes commands of about the same time with one system call. */
  @Bean
  ClientResourcesBuilderCustomizer fewWrites() {
    return resources ->
        resources.nettyCustomizer(
            new NettyCustomizer() {
              @Override
              public void afterChannelInitialized(Channel channel) {
                channel
                    .pipeline()
                    .addFirst(
                        new FlushConsolidationHandler(DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true));
              }
            });
  }

  @Bean(destroyMethod = "stop")
  Timer redisTimer() {
    return new HashedWheelTimer(
        new DefaultThreadFactory("redis-timer", true), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The timer keeps an answered command until its next tick. With the client's own tick of 0.1 s
   * these were too many for the JVM's survivor space, and became old objects.
   */
  @Bean
  ClientResourcesBuilderCustomizer quickTimer(Timer redisTimer) {
    return resources -> resources.timer(redisTimer);
  }

  @Bean
  ClientResourcesBuilderCustomizer quickReconnect() {
    return resources ->
        resources.reconnectDelay(
            Delay.exponential(FIRST_RECONNECT, LAST_RECONNECT, 2, TimeUnit.MILLISECONDS));
  }
}
