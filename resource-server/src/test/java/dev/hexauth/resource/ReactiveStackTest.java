package dev.hexauth.resource;

import static org.springframework.security.config.Customizer.withDefaults;

import java.security.Principal;
import org.junit.jupiter.api.AutoClose;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

final class ReactiveStackTest implements StackContract {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Routes.class)
  static class Application {

    @Bean
    SecurityWebFilterChain chain(ServerHttpSecurity http) {
      return http.authorizeExchange(exchanges ->
              exchanges
                  .pathMatchers("/public")
                  .permitAll()
                  .pathMatchers("/admin")
                  .hasRole("admin")
                  .pathMatchers("/service")
                  .hasRole("service")
                  .anyExchange()
                  .authenticated())
          .cors(cors -> cors.configurationSource(exchange -> CORS))
          .oauth2ResourceServer(server -> server.jwt(withDefaults()))
          .build();
    }
  }

  @RestController
  static class Routes {

    @GetMapping({"/public", "/admin", "/service"})
    Mono<String> open() {
      return Mono.just("");
    }

    @GetMapping("/me")
    Mono<String> me(@CurrentUserId String id) {
      return Mono.just(id);
    }

    @GetMapping("/name")
    Mono<String> name(Mono<Principal> principal) {
      return principal.map(Principal::getName);
    }

    @GetMapping("/broken")
    Mono<String> broken() {
      return Mono.error(new IllegalStateException("broken"));
    }
  }

  private static final SetTime TIME = new SetTime();
  @AutoClose private static final FakeHexauth HEXAUTH = new FakeHexauth(KEY);

  @AutoClose
  private static final ConfigurableApplicationContext SERVICE =
      StackContract.start(Application.class, WebApplicationType.REACTIVE, HEXAUTH, TIME);

  @Override
  public ConfigurableApplicationContext service() {
    return SERVICE;
  }

  @Override
  public FakeHexauth hexauth() {
    return HEXAUTH;
  }

  @Override
  public SetTime time() {
    return TIME;
  }
}
