package dev.hexauth.bootstrap;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.port.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/**
 * The letters that wait, as metrics. They are those of all nodes; a scrape reads them from the
 * outbox. How many were sent and failed, the security events say.
 */
final class MailMeters implements MeterBinder {

  private final Outbox outbox;
  private final InstantSource clock;

  MailMeters(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("hexauth.mail.waiting", () -> read(Backlog::letters))
        .description("Letters that wait to be sent")
        .register(registry);
    Gauge.builder("hexauth.mail.oldest", () -> read(backlog -> backlog.age().toSeconds()))
        .description("How long the oldest of them has waited")
        .baseUnit("seconds")
        .register(registry);
  }

  /** Not a number while the user store is down. */
  private double read(ToDoubleFunction<Backlog> value) {
    try {
      return value.applyAsDouble(outbox.backlog(clock.instant()));
    } catch (UnavailableException storeIsDown) {
      return Double.NaN;
    }
  }
}
