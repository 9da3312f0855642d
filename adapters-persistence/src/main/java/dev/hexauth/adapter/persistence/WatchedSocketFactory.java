package dev.hexauth.adapter.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the PostgreSQL driver's sockets. The platform sets a timer for each read of a virtual
 * thread that has a timeout, which is a tenth of what a short query costs; of these sockets, one
 * thread sees to all timeouts.
 *
 * <p>Public, with a constructor without parameters, because the driver makes it by its name.
 */
public final class WatchedSocketFactory extends SocketFactory {

  /** How much later than it should a read may end. */
  static final Duration LOOK = Duration.ofMillis(50);

  private static final Set<WatchedSocket> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Thread _ = Thread.ofVirtual().name("postgres-watch").start(WatchedSocketFactory::watch);
  }

  private static void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        OPEN.forEach(WatchedSocket::closeIfLate);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the watch", e);
    }
  }

  @Override
  public Socket createSocket() {
    WatchedSocket socket = new WatchedSocket(OPEN::remove);
    OPEN.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  private Socket connected(SocketAddress remote, @Nullable SocketAddress local) throws IOException {
    Socket socket = createSocket();
    socket.bind(local);
    socket.connect(remote);
    return socket;
  }
}
