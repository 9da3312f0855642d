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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

final class ServletStackTest implements StackContract {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Routes.class)
  static class Application {

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
      return http.authorizeHttpRequests(requests ->
              requests
                  .requestMatchers("/public")
                  .permitAll()
                  .requestMatchers("/admin")
                  .hasRole("admin")
                  .requestMatchers("/service")
                  .hasRole("service")
                  .anyRequest()
                  .authenticated())
          .cors(cors -> cors.configurationSource(request -> CORS))
          .oauth2ResourceServer(server -> server.jwt(withDefaults()))
          .build();
    }
  }

  @RestController
  static class Routes {

    @GetMapping({"/public", "/admin", "/service"})
    String open() {
      return "";
    }

    @GetMapping("/me")
    String me(@CurrentUserId String id) {
      return id;
    }

    @GetMapping("/name")
    String name(Principal principal) {
      return principal.getName();
    }

    @GetMapping("/broken")
    String broken() {
      throw new IllegalStateException("broken");
    }
  }

  private static final SetTime TIME = new SetTime();
  @AutoClose private static final FakeHexauth HEXAUTH = new FakeHexauth(KEY);

  @AutoClose
  private static final ConfigurableApplicationContext SERVICE =
      StackContract.start(Application.class, WebApplicationType.SERVLET, HEXAUTH, TIME);

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
