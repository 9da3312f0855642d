package dev.hexauth.adapter.web.http;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes another port of the same process answer as the public one does, except that no page may
 * read its answers with credentials. For a child of a context with {@link HttpConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
public final class ManagementPortConfiguration {

  @Bean
  TomcatCustomizer tomcatCustomizer(
      Faults faults,
      PublicRoutes publicRoutes,
      ClosedRoutes closedRoutes,
      ServerSettings settings,
      Draining draining,
      ConnectionGuard guard) {
    return new TomcatCustomizer(
        faults,
        new Cors(Set.of(), publicRoutes, closedRoutes),
        HardeningValve.hsts(settings),
        draining,
        guard);
  }
}
