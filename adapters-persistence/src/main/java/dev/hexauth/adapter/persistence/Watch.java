package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.Mutable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Enforces the timeouts of sockets: one thread checks all of them every 50 ms. It counts its
 * checks, so that a read needs no clock.
 */
@Mutable({"looks", "sockets"})
final class Watch {

  private static final int PERIOD_MILLIS = 50;

  private final Set<WatchedSocket> sockets = ConcurrentHashMap.newKeySet();
  private volatile long looks;

  private Watch() {}

  /** A watch that lasts as long as this JVM. */
  static Watch started() {
    Watch watch = new Watch();
    Thread _ = Thread.ofVirtual().name("postgres-watch").start(watch::goOn);
    return watch;
  }

  private void goOn() {
    try {
      while (true) {
        Thread.sleep(Duration.ofMillis(PERIOD_MILLIS));
        long look = looks + 1;
        looks = look;
        sockets.forEach(socket -> socket.closeIfLate(look));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("the watch is never interrupted", e);
    }
  }

  /** Whether a timeout is long enough for the watch; shorter ones are left to the JDK. */
  static boolean seesTo(int millis) {
    return millis >= PERIOD_MILLIS;
  }

  /** The first check after a read that begins now has taken longer than {@code millis}. */
  long lookAfter(int millis) {
    return looks + 2 + (millis - 1) / PERIOD_MILLIS;
  }

  void add(WatchedSocket socket) {
    sockets.add(socket);
  }

  void remove(WatchedSocket socket) {
    sockets.remove(socket);
  }
}
