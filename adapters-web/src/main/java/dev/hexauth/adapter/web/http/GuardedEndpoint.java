package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.Mutable;
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
 * A port with a {@link ConnectionGuard}: no network has more connections than it allows, and each
 * request must arrive in time. Tomcat's own timeouts start again with every byte.
 *
 * <p>An overdue connection is shut down here, not closed: Tomcat reuses the objects of a closed
 * connection, so only the thread that reads or writes may close it.
 */
@Mutable({"guard", "ticks", "timers"})
final class GuardedEndpoint extends NioEndpoint implements RequestTimer.Source {

  private final Map<SocketWrapperBase<?>, RequestTimer> timers = new ConcurrentHashMap<>();
  private @Nullable ConnectionGuard guard;
  private @Nullable ScheduledFuture<?> ticks;

  void guardBy(ConnectionGuard guard) {
    this.guard = guard;
  }

  @Override
  public RequestTimer of(SocketWrapperBase<?> connection) {
    return timers.computeIfAbsent(connection, _ -> new RequestTimer());
  }

  /** Starts the ticks as well; this is the last step of a start. */
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
    InetAddress address = socket.socket().getInetAddress();
    if (guard != null && address != null && isOverLimit(guard, address)) {
      guard.reportRefused(address);
      destroySocket(socket);
      return false;
    }
    return super.setSocketOptions(socket);
  }

  private boolean isOverLimit(ConnectionGuard guarding, InetAddress address) {
    int limit = guarding.perNetwork(getMaxConnections());
    // Counted only if that many are open in all: counting is expensive under an attack only.
    return connections.size() >= limit
        && guarding.limits(address)
        && connectionsOfNetwork(address) >= limit;
  }

  private long connectionsOfNetwork(InetAddress address) {
    return connections.keySet().stream()
        .filter(other -> ConnectionGuard.isOneNetwork(address, other.socket().getInetAddress()))
        .count();
  }

  private void tick(ConnectionGuard guarding) {
    timers.keySet().removeIf(SocketWrapperBase::isClosed);
    timers.forEach((connection, timer) -> shutDown(guarding, connection, timer));
  }

  private static void shutDown(
      ConnectionGuard guarding, SocketWrapperBase<?> connection, RequestTimer timer) {
    RequestTimer.Overdue overdue = guarding.tick(timer);
    if (overdue == RequestTimer.Overdue.NOTHING
        || !(connection.getSocket() instanceof NioChannel channel)) {
      return;
    }
    SocketChannel socket = channel.getIOChannel();
    guarding.reportOverdue(socket.socket().getInetAddress());
    try {
      socket.shutdownInput();
      if (overdue == RequestTimer.Overdue.ALL) {
        socket.shutdownOutput();
      }
    } catch (IOException closed) {
      // Already closed, which is what the shutdown is for.
    }
  }
}
