package dev.hexauth.benchmark.mail;

import dev.hexauth.application.DeliverLetters;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Delivers letters until it is killed. */
interface Worker {

  /** How its mails name it; no other worker of the run has this name. */
  String name();

  /** Ends it at any point of its work, without notice, and returns when it has ended. */
  void kill();

  /** The pause between two looks at the clock. */
  Duration STEP = Duration.ofMillis(2);

  /** What every worker does. It waits for the clock whenever no letter is due. */
  static void work(DeliverLetters letters, SharedClock clock, int place, BooleanSupplier alive) {
    clock.idle(place, -1);
    while (alive.getAsBoolean()) {
      long now = clock.millis();
      if (letters.deliver() instanceof DeliverLetters.Result.Idle) {
        clock.idle(place, now);
        while (clock.millis() == now && alive.getAsBoolean()) {
          LockSupport.parkNanos(STEP.toNanos());
        }
      }
    }
  }

  /** Starts workers. */
  @FunctionalInterface
  interface Starter {
    Worker start(String name, int place);
  }
}
