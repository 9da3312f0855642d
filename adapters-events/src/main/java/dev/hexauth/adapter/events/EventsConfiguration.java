package dev.hexauth.adapter.events;

import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link SecurityEvents} in the log and in metrics, and a {@link BoundedLog}. It needs these beans:
 * {@link InstantSource} and {@link PublicIds}. A {@link MeterRegistry} is used if there is one.
 */
@Configuration(proxyBeanMethods = false)
public final class EventsConfiguration {

  /**
   * Logs events, with keys and values, to the logger {@value LoggedSecurityEvents#LOGGER}, and
   * counts them in {@code meters}, as {@value CountedSecurityEvents#METER}.
   *
   * @param bounded limits the lines about events that any caller can cause at will
   * @param publicIds names sessions in the log
   */
  @Bean
  SecurityEvents securityEvents(
      Optional<MeterRegistry> meters, BoundedLog bounded, PublicIds publicIds) {
    Logger log = LoggerFactory.getLogger(LoggedSecurityEvents.LOGGER);
    return new CountedSecurityEvents(
        new LoggedSecurityEvents(log, publicIds, bounded),
        meters.orElseGet(CompositeMeterRegistry::new));
  }

  /**
   * Keeps security events in {@code trail}, for an assembly that wants that; its end writes what
   * waits.
   *
   * @param retention for how long events are kept
   */
  public static AuditRecorder auditRecorder(
      AuditTrail trail,
      Duration retention,
      RandomIds ids,
      PublicIds publicIds,
      InstantSource clock) {
    return new AuditRecorder(trail, retention, ids, publicIds, clock);
  }

  /** A log that callers cannot flood, one for the whole node. */
  @Bean
  BoundedLog boundedLog(InstantSource clock) {
    return new WatchedLines(new RecurringLines(clock));
  }
}
