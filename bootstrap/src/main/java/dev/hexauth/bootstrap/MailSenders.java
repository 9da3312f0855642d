package dev.hexauth.bootstrap;

import dev.hexauth.application.DeliverLetters;
import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The threads that send waiting letters while the service runs. Each sends one letter at a time, so
 * a mail server that hangs holds up as many letters as there are threads, and no request. An idle
 * node asks the outbox about once a second, whatever the number of threads.
 */
@Mutable("stop")
final class MailSenders implements SmartLifecycle {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private final DeliverLetters deliverLetters;
  private final int threads;

  /** Opened by a stop; another for each start. */
  private volatile CountDownLatch stop = new CountDownLatch(0);

  MailSenders(DeliverLetters deliverLetters, int threads) {
    this.deliverLetters = deliverLetters;
    this.threads = threads;
  }

  @Override
  public void start() {
    CountDownLatch stopped = new CountDownLatch(1);
    stop = stopped;
    IntStream.range(0, threads)
        .forEach(i ->
            Thread.ofVirtual().name("mail-" + i).start(() -> work(POLL.multipliedBy(i), stopped)));
  }

  /** A letter that is being sent is sent, unless the process ends first. */
  @Override
  public void stop() {
    stop.countDown();
  }

  @Override
  public boolean isRunning() {
    return stop.getCount() > 0;
  }

  private void work(Duration firstPause, CountDownLatch stopped) {
    Duration pause = firstPause;
    while (!stopsWithin(pause, stopped)) {
      pause = send();
    }
  }

  /** How long to wait before the next attempt. */
  private Duration send() {
    try {
      return deliverLetters.deliver() instanceof DeliverLetters.Result.Idle
          ? POLL.multipliedBy(threads)
          : Duration.ZERO;
    } catch (UnavailableException storeIsDown) {
      return PAUSE_AFTER_FAILURE;
    } catch (RuntimeException defect) {
      LOG.error("A letter could not be processed; it is tried again in some minutes", defect);
      return PAUSE_AFTER_FAILURE;
    }
  }

  /** Waits for {@code pause}, or until the service stops; answers whether it does. */
  private static boolean stopsWithin(Duration pause, CountDownLatch stopped) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
