package dev.hexauth.adapter.events;

import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.SecurityEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the adapters of this module.
 *
 * <pre>{@code
 * BoundedLog log = EventsConfiguration.boundedLog(clock);
 * SecurityEvents events = EventsConfiguration.securityEvents(meters, log, publicIds);
 * }</pre>
 */
public final class EventsConfiguration {

  private EventsConfiguration() {}

  /**
   * Logs events, with keys and values, to the logger {@value LoggedSecurityEvents#LOGGER}, and
   * counts them in {@code meters}, as {@value CountedSecurityEvents#METER}.
   *
   * @param bounded decides what is logged of events that any caller can cause at will
   * @param publicIds names sessions in the log
   */
  public static SecurityEvents securityEvents(
      MeterRegistry meters, BoundedLog bounded, PublicIds publicIds) {
    Logger log = LoggerFactory.getLogger(LoggedSecurityEvents.LOGGER);
    return new CountedSecurityEvents(new LoggedSecurityEvents(log, publicIds, bounded), meters);
  }

  /** A log that callers cannot flood, for all that recurs on this node. */
  public static BoundedLog boundedLog(InstantSource clock) {
    return new WatchedLines(new RecurringLines(clock));
  }
}
