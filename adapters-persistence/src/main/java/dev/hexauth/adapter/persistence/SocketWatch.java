package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.Mutable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Enforces the timeouts of sockets: one thread checks all of them every 50 ms. It counts its
 * checks, so that a read needs no clock.
 */
@Mutable({"checks", "sockets"})
final class SocketWatch {

  private static final int PERIOD_MILLIS = 50;

  /**
   * The watch of all sockets in this JVM. It is static because PostgreSQL's driver makes the socket
   * factory by its class name, and so cannot pass a watch to it.
   */
  static final SocketWatch SHARED = started();

  private final Set<WatchedSocket> sockets = ConcurrentHashMap.newKeySet();
  private volatile long checks;

  private SocketWatch() {}

  private static SocketWatch started() {
    SocketWatch watch = new SocketWatch();
    Thread _ = Thread.ofVirtual().name("postgres-watch").start(watch::checkForever);
    return watch;
  }

  private void checkForever() {
    try {
      while (true) {
        Thread.sleep(Duration.ofMillis(PERIOD_MILLIS));
        long check = checks + 1;
        checks = check;
        sockets.forEach(socket -> socket.closeIfLate(check));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("the thread of the watch was interrupted", e);
    }
  }

  /** Whether a timeout is long enough for the watch: at least 50 ms. */
  static boolean covers(int millis) {
    return millis >= PERIOD_MILLIS;
  }

  /** The first check after a read that begins now has taken longer than {@code millis}. */
  long checkAfter(int millis) {
    return checks + 2 + (millis - 1) / PERIOD_MILLIS;
  }

  void add(WatchedSocket socket) {
    sockets.add(socket);
  }

  void remove(WatchedSocket socket) {
    sockets.remove(socket);
  }
}
