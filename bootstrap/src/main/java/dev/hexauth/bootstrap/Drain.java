package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.http.Draining;
import dev.hexauth.domain.Mutable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The time between the signal to stop and the closing of the port. {@code /readyz} answers 503 from
 * its start, so load balancers can remove the node before a connection is refused. Responses have
 * {@code Connection: close}, and new connections are still accepted. Requests in progress at its
 * end are finished within {@code spring.lifecycle.timeout-per-shutdown-phase}.
 */
@Mutable({"begun", "end", "running"})
final class Drain implements SmartLifecycle, Draining {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private final Duration time;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean running;
  private volatile boolean begun;

  /**
   * @param time its length; zero for none
   */
  Drain(Duration time) {
    this.time = time;
  }

  @Override
  public void start() {
    running = true;
  }

  /** Waits. Spring Boot has already published that the service refuses traffic. */
  @Override
  public void stop() {
    running = false;
    begun = true;
    if (time.isPositive()) {
      LOG.info("hexauth drains for {} and then stops; another signal ends the wait", time);
      await();
    }
  }

  private void await() {
    try {
      boolean _ = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the wait, or prevents it. */
  void cut() {
    end.countDown();
  }

  @Override
  public boolean hasBegun() {
    return begun;
  }

  /** False once it has stopped, and after a failed start, when there is nothing to wait for. */
  @Override
  public boolean isRunning() {
    return running;
  }

  /** Last to start and first to stop, before the web server. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
