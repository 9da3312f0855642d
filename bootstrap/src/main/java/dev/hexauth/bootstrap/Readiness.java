package dev.hexauth.bootstrap;

import dev.hexauth.adapter.redis.Rehearsal;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The checks of {@code /readyz}: each store answers the query that every request sends it, about a
 * user and a session that do not exist; and Redis accepts every other command, writes included. So
 * it is answered within the store's own time limit.
 */
@Configuration(proxyBeanMethods = false)
final class Readiness {

  private static final UserId NOBODY = new UserId(new UUID(0, 0));
  private static final SessionRef NO_SESSION =
      new SessionRef(NOBODY, new SessionId("AAAAAAAAAAAAAAAAAAAAAA"));

  /** Plain JSON, which every client accepts, instead of Spring Boot's media type. */
  @Bean
  EndpointMediaTypes endpointMediaTypes() {
    return new EndpointMediaTypes("application/json");
  }

  @Bean
  HealthIndicator usersHealthIndicator(UserRepository users) {
    return () -> health(() -> users.find(NOBODY));
  }

  @Bean
  HealthIndicator sessionsHealthIndicator(
      SessionStore sessions, ObjectProvider<Rehearsal> redis, InstantSource clock) {
    return () ->
        health(() -> {
          sessions.isActive(NO_SESSION, clock.instant());
          redis.ifAvailable(Rehearsal::run);
        });
  }

  private static Health health(Runnable question) {
    try {
      question.run();
      return Health.up().build();
    } catch (UnavailableException unavailable) {
      return Health.down(unavailable).build();
    }
  }
}
