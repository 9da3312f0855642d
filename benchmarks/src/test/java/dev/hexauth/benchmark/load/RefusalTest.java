package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that is told to retry later does so, on the same connection or another. */
final class RefusalTest {

  @ParameterizedTest
  @ValueSource(strings = {"keep-alive", "close"})
  void a_refused_caller_waits_as_it_is_told(String connection) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Retry-After", "1");
          exchange.getResponseHeaders().set("Connection", connection);
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    try (EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())) {
      Traffic traffic =
          Traffic.start(
              loops.next(),
              server.getAddress(),
              List.of(new Login(new HexauthDialect(), List.of("nobody@load.example"))));
      Traffic.sleep(Duration.ofMillis(1500));
      traffic.stop();
    } finally {
      server.stop(0);
    }
    assertThat(asked.get()).isBetween(1, 2);
  }
}
