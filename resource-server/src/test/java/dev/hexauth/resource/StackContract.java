package dev.hexauth.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.cors.CorsConfiguration;

/**
 * A service with a filter chain of its own, over HTTP: {@code /public}, {@code /me} with the id of
 * the user, {@code /name}, {@code /admin}, {@code /service} and {@code /broken}.
 */
interface StackContract {

  HttpClient CLIENT = HttpClient.newHttpClient();

  /** Pages of any origin may call the service. */
  CorsConfiguration CORS = new CorsConfiguration().applyPermitDefaultValues();

  String ORIGIN = "https://shop.example.com";

  SigningKey KEY = SigningKey.FIRST;

  /** The running service. */
  ConfigurableApplicationContext service();

  /** What it asks, the same for all tests. */
  FakeHexauth hexauth();

  /** Its clock. */
  SetTime time();

  static ConfigurableApplicationContext start(
      Class<?> application, WebApplicationType type, FakeHexauth hexauth, SetTime time) {
    SpringApplication service = new SpringApplication(application);
    service.setWebApplicationType(type);
    service.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "logging.level.root", "error",
            "spring.main.banner-mode", "off",
            "hexauth.resource-server.connect-timeout", "20s",
            "hexauth.resource-server.timeout", "20s",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri", hexauth.uri(),
            "hexauth.resource-server.check-session", "always",
            "hexauth.resource-server.service-key", SettingsTest.KEY));
    service.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("clock", (Clock) time);
      context.getBeanFactory().registerSingleton("ticker", time);
    });
    return service.run();
  }

  @BeforeEach
  default void letHexauthAnswer() {
    answer("{\"active\":true}");
    time().pass(Duration.ofSeconds(30));
  }

  private void answer(String json) {
    hexauth().introspection = exchange -> FakeHexauth.json(exchange, json);
  }

  private Tokens tokens() {
    return new Tokens(KEY, hexauth().uri(), time().instant());
  }

  private HttpResponse<String> get(String path, @Nullable String token) {
    String port = service().getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    request.header("Origin", ORIGIN);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertStatus(int status, String path, @Nullable String token) {
    assertThat(get(path, token).statusCode()).as(path).isEqualTo(status);
  }

  private void assertInvalidToken(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(
            value -> assertThat(value).startsWith("Bearer ").contains("error=\"invalid_token\""));
  }

  private void assertUnavailable(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(response.body()).isEmpty();
  }

  @Test
  default void a_user_has_an_id_and_a_name() {
    assertThat(get("/me", tokens().user()).body()).isEqualTo(Tokens.USER);
    assertThat(get("/name", tokens().user()).body()).isEqualTo(Tokens.USER);
  }

  @Test
  default void roles_are_authorities() {
    assertStatus(200, "/admin", tokens().user("admin"));
    assertStatus(403, "/admin", tokens().user("user"));
    assertStatus(403, "/admin", tokens().service());
  }

  @Test
  default void services_have_the_authority_of_services_only() {
    assertThat(get("/name", tokens().service()).body()).isEqualTo(Tokens.SERVICE);
    assertStatus(200, "/service", tokens().service());
    assertStatus(403, "/service", tokens().user("admin"));
  }

  @Test
  default void a_service_is_no_current_user() {
    assertStatus(403, "/me", tokens().service());
  }

  @Test
  default void without_a_token_only_public_routes_answer() {
    assertStatus(200, "/public", null);
    HttpResponse<String> response = get("/me", null);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).doesNotContain("error="));
  }

  @Test
  default void a_forged_token_is_invalid() {
    assertInvalidToken(
        get("/me", new Tokens(SigningKey.SECOND.as("k1", "RS256"), hexauth().uri()).user()));
    assertInvalidToken(get("/me", tokens().userWith("iss", "https://evil.example")));
  }

  @Test
  default void a_token_without_an_active_session_is_invalid() {
    String token = tokens().user();
    assertStatus(200, "/me", token);
    answer("{\"active\":false}");
    assertInvalidToken(get("/me", token));
  }

  @Test
  default void without_an_answer_of_hexauth_the_service_is_unavailable_and_recovers() {
    String token = tokens().user();
    for (HttpHandler wrong :
        new HttpHandler[] {
          exchange -> FakeHexauth.answer(exchange, 500, "text/html", "<h1>Error</h1>"),
          exchange -> FakeHexauth.answer(exchange, 401, "text/html", ""),
          exchange -> FakeHexauth.json(exchange, "<html>")
        }) {
      hexauth().introspection = wrong;
      assertUnavailable(get("/me", token));
      assertUnavailable(get("/admin", token));
    }
    assertStatus(200, "/public", null);
    answer("{\"active\":true}");
    assertStatus(200, "/me", token);
  }

  @Test
  default void without_keys_the_service_is_unavailable_and_recovers() {
    HttpHandler keys = hexauth().keys;
    hexauth().keys = exchange -> FakeHexauth.answer(exchange, 500, "text/html", "");
    time().pass(Duration.ofHours(2));
    String token = tokens().user();
    assertUnavailable(get("/me", token));
    hexauth().keys = keys;
    time().pass(Duration.ofSeconds(1));
    assertStatus(200, "/me", token);
  }

  @Test
  default void other_failures_of_the_service_stay_its_own() {
    assertStatus(500, "/broken", tokens().user());
  }
}
