package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.adapter.web.http.Connections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One network has a limited number of connections, and leaves the others to other clients. */
final class ConnectionsTest {

  private static final int LIMIT = 5;

  private static final String GET = "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n";

  @Test
  void one_network_has_no_more_connections_than_it_may_have() throws IOException {
    try (Assembly assembly = start(Map.of())) {
      List<Socket> kept = connect(assembly, "127.0.0.1", LIMIT);
      assertThat(kept).allMatch(ConnectionsTest::isServed);

      assertThat(connect(assembly, "127.0.0.1", 3)).noneMatch(ConnectionsTest::isServed);
      assertThat(connect(assembly, "127.0.0.2", LIMIT)).allMatch(ConnectionsTest::isServed);
      assertThat(assembly.beans(Connections.class))
          .singleElement()
          .satisfies(connections -> assertThat(connections.refused()).isEqualTo(3));

      kept.removeFirst().close();
      kept.getFirst().close();
      while (!isServed(connect(assembly, "127.0.0.1", 1).getFirst())) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void a_trusted_proxy_has_as_many_as_it_wants() throws IOException {
    try (Assembly assembly = start(Map.of("hexauth.web.trusted-proxies", "127.0.0.1"))) {
      assertThat(connect(assembly, "127.0.0.1", 3 * LIMIT)).allMatch(ConnectionsTest::isServed);
    }
  }

  private static Assembly start(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.web.connections-per-network", Integer.toString(LIMIT));
    settings.putAll(more);
    return Assembly.start(settings);
  }

  private static List<Socket> connect(Assembly assembly, String from, int count)
      throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(
          new Socket("127.0.0.1", assembly.uri().getPort(), InetAddress.ofLiteral(from), 0));
    }
    return sockets;
  }

  private static boolean isServed(Socket socket) {
    try {
      socket.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
      return HttpMessage.read(socket.getInputStream()).isPresent();
    } catch (IOException refused) {
      return false;
    }
  }
}
