package dev.hexauth.bootstrap;

import dev.hexauth.adapter.events.AuditRecorder;
import dev.hexauth.adapter.events.EventsConfiguration;
import dev.hexauth.application.UseCases;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What the audit trail adds to {@link Core}, if events are kept. */
@Configuration(proxyBeanMethods = false)
@Conditional(AuditIsOn.class)
final class AuditWiring {

  @Bean
  UseCases.Audit audit(AuditTrail trail, Settings settings) {
    return new UseCases.Audit(trail, settings.auditRetention().orElseThrow());
  }

  @Bean
  AuditRecorder auditRecorder(
      UseCases.Audit audit, RandomIds ids, PublicIds publicIds, InstantSource clock) {
    return EventsConfiguration.auditRecorder(
        audit.trail(), audit.retention(), ids, publicIds, clock);
  }

  @Bean
  MeterBinder auditMeters(AuditRecorder recorder) {
    return registry -> {
      Gauge.builder("hexauth.audit.waiting", recorder, AuditRecorder::waiting)
          .description("Events that wait to be kept in the audit trail")
          .register(registry);
      FunctionCounter.builder("hexauth.audit.dropped", recorder, AuditRecorder::dropped)
          .description("Events that are lost because the audit trail was unavailable for too long")
          .register(registry);
    };
  }
}
