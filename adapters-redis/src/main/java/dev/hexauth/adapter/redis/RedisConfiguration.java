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
 * Sessions in Redis 6 or newer, and what is counted of attempts: a {@link SessionStore}, a {@link
 * Throttle} and {@link KnownNetworks} on the server that {@code spring.data.redis.url} names, as
 * {@code redis://user:password@host:port/database}, or {@code rediss://} for TLS; or on the master
 * that {@code spring.data.redis.sentinel.nodes} know by the name {@code .sentinel.master}; or on
 * the cluster that {@code spring.data.redis.cluster.nodes} are of.
 *
 * <p>The start-up does not fail when Redis is down: the log says so, operations throw {@link
 * dev.hexauth.domain.UnavailableException} at once, and the service recovers by itself when Redis
 * is reachable. Readiness reports the outage, by the {@link Rehearsal}. No operation takes longer
 * than its command's timeout, and while there is no connection none takes any time.
 */
@Configuration(proxyBeanMethods = false)
@Import(DataRedisAutoConfiguration.class)
public class RedisConfiguration {

  /** What readiness asks: whether Redis does now all that the operations need. */
  public interface Rehearsal {

    /**
     * Reads, writes and deletes as the operations do, and leaves nothing that does not expire.
     *
     * @throws dev.hexauth.domain.UnavailableException if Redis does not answer, refuses writes, or
     *     denies its user a command; the cause says which
     */
    void run();
  }

  /** How long a command may take, from its writing to its answer. */
  static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(1);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration FIRST_RECONNECT = Duration.ofMillis(20);
  private static final Duration LAST_RECONNECT = Duration.ofMillis(500);

  /** How often at the most a cluster is asked for its masters when one of them looks lost. */
  private static final Duration QUICK_REFRESH = Duration.ofSeconds(1);

  /** How often it is asked in any case: a master that hangs, and was replaced, looks like none. */
  private static final Duration STEADY_REFRESH = Duration.ofSeconds(5);

  /** How many commands may be under way at once; more are rejected. */
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
   * Rejecting what comes while there is no connection also fails what was under way when it broke;
   * so no command is ever sent twice.
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

  /** What is asked at about the same time is written at once: a system call for many commands. */
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

  @Bean
  ClientResourcesBuilderCustomizer quickReconnect() {
    return resources ->
        resources.reconnectDelay(
            Delay.exponential(FIRST_RECONNECT, LAST_RECONNECT, 2, TimeUnit.MILLISECONDS));
  }
}
