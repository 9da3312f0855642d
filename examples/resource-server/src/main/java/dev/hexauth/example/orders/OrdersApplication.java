package dev.hexauth.example.orders;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** A service with routes for users, for admins and for other services. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(OrdersController.class)
public class OrdersApplication {

  /** Serves until it is stopped. */
  public static void main(String[] arguments) {
    SpringApplication.run(OrdersApplication.class, arguments);
  }

  /** All of it is Spring Security's; hexauth needs no code here. */
  @Bean
  SecurityFilterChain security(HttpSecurity http) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/orders")
                .hasAnyRole("user", "admin")
                .requestMatchers("/reports")
                .hasRole("admin")
                .requestMatchers("/stock")
                .hasRole("service")
                .anyRequest()
                .denyAll())
        .oauth2ResourceServer(server -> server.jwt(withDefaults()))
        .build();
  }
}
