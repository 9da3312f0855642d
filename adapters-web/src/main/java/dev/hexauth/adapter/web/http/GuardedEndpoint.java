package dev.hexauth.adapter.web.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A port whose connections are guarded: no network has more of them than {@link ConnectionGuard}
 * allows, and each request arrives in time. Tomcat's own time-outs count from byte to byte.
 *
 * <p>A connection that is overdue is shut down and not closed from here: the thread that reads or
 * writes notices, and closes it. Tomcat reuses what it keeps of a connection once it is closed.
 */
final class GuardedEndpoint extends NioEndpoint implements Exchange.Source {

  private final Map<SocketWrapperBase<?>, Exchange> exchanges = new ConcurrentHashMap<>();
  private @Nullable ConnectionGuard guard;
  private @Nullable ScheduledFuture<?> ticks;

  void guardBy(ConnectionGuard guard) {
    this.guard = guard;
  }

  @Override
  public Exchange of(SocketWrapperBase<?> connection) {
    return exchanges.computeIfAbsent(connection, _ -> new Exchange());
  }

  /** The last step of a start. */
  @Override
  protected void startAcceptorThread() {
    super.startAcceptorThread();
    if (guard != null) {
      ConnectionGuard guarding = guard;
      long tick = guarding.tick().toMillis();
      ticks =
          getUtilityExecutor()
              .scheduleWithFixedDelay(() -> tick(guarding), tick, tick, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stopInternal() {
    if (ticks != null) {
      ticks.cancel(false);
    }
    super.stopInternal();
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (guard != null && refuses(guard, socket)) {
      destroySocket(socket);
      return false;
    }
    return super.setSocketOptions(socket);
  }

  private boolean refuses(ConnectionGuard guarding, SocketChannel socket) {
    int limit = guarding.perNetwork(getMaxConnections());
    InetAddress address = socket.socket().getInetAddress();
    // Counted only if there can be as many: an attack makes it dear, and nothing else.
    return address != null
        && connections.size() >= limit
        && guarding.bounds(address)
        && connections.keySet().stream()
                .filter(
                    other -> ConnectionGuard.isOneNetwork(address, other.socket().getInetAddress()))
                .count()
            >= limit
        && guarding.refused(address);
  }

  private void tick(ConnectionGuard guarding) {
    exchanges.keySet().removeIf(SocketWrapperBase::isClosed);
    exchanges.forEach((connection, exchange) -> shutDown(guarding, connection, exchange));
  }

  private static void shutDown(
      ConnectionGuard guarding, SocketWrapperBase<?> connection, Exchange exchange) {
    Exchange.Overdue overdue = guarding.tick(exchange);
    if (overdue == Exchange.Overdue.NOTHING
        || !(connection.getSocket() instanceof NioChannel channel)) {
      return;
    }
    SocketChannel socket = channel.getIOChannel();
    guarding.overdue(socket.socket().getInetAddress());
    try {
      socket.shutdownInput();
      if (overdue == Exchange.Overdue.ALL) {
        socket.shutdownOutput();
      }
    } catch (IOException closed) {
      // What was to be done is done.
    }
  }
}
