package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.WebConfiguration;
import dev.hexauth.application.ListEvents;
import dev.hexauth.application.ListMyEvents;
import dev.hexauth.application.ShowStatistics;
import dev.hexauth.application.UseCases;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the audit trail adds to {@link Wiring}, if events are kept. */
@Configuration(proxyBeanMethods = false)
@Conditional(AuditIsOn.class)
@Import(WebConfiguration.AuditRoutes.class)
final class AuditRoutes {

  @Bean
  UseCases.AuditUseCases auditUseCases(UseCases useCases) {
    return useCases.audit().orElseThrow();
  }

  @Bean
  ListMyEvents listMyEvents(UseCases.AuditUseCases useCases) {
    return useCases.listMyEvents();
  }

  @Bean
  ListEvents listEvents(UseCases.AuditUseCases useCases) {
    return useCases.listEvents();
  }

  @Bean
  ShowStatistics showStatistics(UseCases.AuditUseCases useCases) {
    return useCases.showStatistics();
  }
}
