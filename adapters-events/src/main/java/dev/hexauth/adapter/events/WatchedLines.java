package dev.hexauth.adapter.events;

import dev.hexauth.domain.Mutable;
import java.time.Duration;
import java.util.function.ObjLongConsumer;

/** Logs due counts every second, even if no further events occur. */
@Mutable("watch")
final class WatchedLines implements BoundedLog {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RecurringLines lines;
  private final Thread watch;

  WatchedLines(RecurringLines lines) {
    this.lines = lines;
    this.watch = Thread.ofVirtual().name("bounded-log").start(this::logUntilClosed);
  }

  private void logUntilClosed() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        lines.logDue();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void tell(String kind, String origin, Runnable first, ObjLongConsumer<String> more) {
    lines.tell(kind, origin, first, more);
  }

  @Override
  public void close() {
    watch.interrupt();
    lines.close();
  }
}
