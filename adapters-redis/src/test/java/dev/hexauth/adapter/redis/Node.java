package dev.hexauth.adapter.redis;

import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One running node of the service, reduced to its use of Redis. */
final class Node implements AutoCloseable {

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Sent sent = new Sent();

  Node(String url) {
    this(Map.of("spring.data.redis.url", url));
  }

  /** One that connects as Spring Boot's {@code properties} say. */
  Node(Map<String, String> properties) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.copyOf(properties)));
    context.registerBean(
        ClientResourcesBuilderCustomizer.class,
        () -> resources -> resources.commandLatencyRecorder(sent));
    context.register(RedisConfiguration.class);
    context.refresh();
  }

  SessionStore store() {
    return context.getBean(SessionStore.class);
  }

  /** Waits until all requested confirmations are stored. */
  void awaitConfirmations() {
    context.getBean(RedisLink.class).awaitSent();
  }

  Throttle throttle() {
    return context.getBean(Throttle.class);
  }

  KnownNetworks knownNetworks() {
    return context.getBean(KnownNetworks.class);
  }

  Rehearsal rehearsal() {
    return context.getBean(Rehearsal.class);
  }

  /** Reads keys directly, bypassing the store. */
  StringRedisTemplate redis() {
    return context.getBean(StringRedisTemplate.class);
  }

  /** The commands that were sent and answered while {@code action} ran. */
  List<String> sentBy(Runnable action) {
    sent.commands.clear();
    action.run();
    return new ArrayList<>(sent.commands);
  }

  @Override
  public void close() {
    context.close();
  }

  private static final class Sent implements CommandLatencyRecorder {

    private final List<String> commands = new CopyOnWriteArrayList<>();

    @Override
    public void recordCommandLatency(
        SocketAddress local,
        SocketAddress remote,
        ProtocolKeyword command,
        long firstResponse,
        long completion) {
      commands.add(command.toString());
    }
  }
}
