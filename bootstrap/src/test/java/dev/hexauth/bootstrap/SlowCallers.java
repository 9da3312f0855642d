package dev.hexauth.bootstrap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that start requests and never finish them. Closing them ends their connections. */
final class SlowCallers implements AutoCloseable {

  private static final int ROUNDS = 30;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final List<SocketChannel> waiting = new ArrayList<>();
  private final List<SocketChannel> asking = new ArrayList<>();

  /**
   * Connects {@code count} clients to {@code server}, as many as it accepts within three seconds.
   */
  static SlowCallers of(URI server, int count, String beginning)
      throws IOException, InterruptedException {
    SlowCallers callers = new SlowCallers();
    for (int i = 0; i < count; i++) {
      SocketChannel caller = SocketChannel.open();
      caller.configureBlocking(false);
      caller.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      callers.waiting.add(caller);
    }
    for (int round = 0; round < ROUNDS; round++) {
      callers.begin(beginning.getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(PAUSE);
    }
    return callers;
  }

  private void begin(byte[] beginning) throws IOException {
    for (SocketChannel caller : List.copyOf(waiting)) {
      if (caller.finishConnect()) {
        caller.write(ByteBuffer.wrap(beginning));
        waiting.remove(caller);
        asking.add(caller);
      }
    }
  }

  /** How many the server, or its system's queue, has accepted. */
  int asking() {
    return asking.size();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel caller : waiting) {
      caller.close();
    }
    for (SocketChannel caller : asking) {
      caller.close();
    }
  }
}
