package dev.hexauth.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.resource.HexauthResourceServerAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The example, and Spring Boot without it, against a real hexauth that is stopped and replaced. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ResourceServerIT {

  /** A service that has Spring Boot's resource server and nothing of hexauth's. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = HexauthResourceServerAutoConfiguration.class)
  @Import(Route.class)
  static class StockApplication {}

  @RestController
  static class Route {

    @GetMapping("/orders")
    String orders() {
      return "orders";
    }
  }

  private static final String CHECK = "hexauth.resource-server.check-session";
  private static final String KEY = "hexauth.resource-server.service-key";
  private static final Map<String, String> KEYS =
      Map.of("JWT_ACCESS_TOKEN_PRIVATE_KEY", rsa(), "JWT_REFRESH_TOKEN_PRIVATE_KEY", rsa());

  private static int port;
  private static HexauthProcess hexauth;
  private static Http login;
  private static Service always;
  private static Service fiveSeconds;
  private static Service never;

  @BeforeAll
  static void start() throws IOException {
    port = freePort();
    never = Service.start(OrdersApplication.class, port, Map.of(CHECK, "never"));
    hexauth = HexauthProcess.start(port, KEYS);
    login = new Http(port);
    always = Service.start(OrdersApplication.class, port, checking("always"));
    fiveSeconds = Service.start(OrdersApplication.class, port, checking("5s"));
  }

  private static Map<String, Object> checking(String choice) throws IOException {
    return Map.of(CHECK, choice, KEY, hexauth.makeKey("orders"));
  }

  @AfterAll
  static void stop() {
    always.close();
    fiveSeconds.close();
    never.close();
    hexauth.close();
  }

  @Test
  void a_user_is_accepted_by_id() {
    String token = newUser();
    HttpResponse<String> me = login.get("/api/users/me", token);
    for (Service service : new Service[] {always, fiveSeconds, never}) {
      HttpResponse<String> orders = service.http().get("/orders", token);
      assertThat(orders.statusCode()).isEqualTo(200);
      assertThat(me.body()).contains(orders.body().replace("orders of ", ""));
    }
  }

  @Test
  void the_role_decides() throws IOException {
    String address = newAddress();
    login.register(address);
    assertThat(always.http().status("/reports", login.login(address))).isEqualTo(403);
    hexauth.makeAdmin(address);
    String admin = login.login(address);
    assertThat(always.http().status("/reports", admin)).isEqualTo(200);
    assertThat(always.http().status("/orders", admin)).isEqualTo(200);
    assertThat(always.http().status("/stock", admin)).isEqualTo(403);
  }

  @Test
  void a_service_is_a_service_and_no_user() throws IOException {
    String token = login.tokenOfService(hexauth.makeKey("billing"));
    assertThat(always.http().get("/stock", token).body()).isEqualTo("stock for billing");
    assertThat(always.http().status("/orders", token)).isEqualTo(403);
    assertThat(always.http().status("/reports", token)).isEqualTo(403);
  }

  @Test
  void without_a_token_or_with_a_changed_one_nothing_is_served() {
    String token = newUser();
    assertThat(always.http().get("/orders").statusCode()).isEqualTo(401);
    for (String changed : Forgeries.of(token)) {
      assertThat(always.http().status("/orders", changed)).as(changed).isEqualTo(401);
      assertThat(never.http().status("/orders", changed)).as(changed).isEqualTo(401);
    }
  }

  @Test
  void a_token_for_another_audience_is_refused() {
    try (Service other =
        Service.start(
            OrdersApplication.class,
            port,
            Map.of(CHECK, "never", "hexauth.resource-server.audience", "orders"))) {
      assertThat(other.http().status("/orders", newUser())).isEqualTo(401);
    }
  }

  @Test
  void an_expired_token_is_refused() {
    try (Service late = Service.start(OrdersApplication.class, port, Map.of(CHECK, "never"))) {
      String token = newUser();
      late.time().pass(Duration.ofMinutes(14));
      assertThat(late.http().status("/orders", token)).isEqualTo(200);
      // The time of expiry is rounded up to a second.
      late.time().pass(Duration.ofSeconds(61));
      assertThat(late.http().status("/orders", token)).isEqualTo(401);
    }
  }

  @Test
  void a_logout_counts_at_once_or_within_five_seconds_or_never() {
    String token = newUser();
    for (Service service : new Service[] {always, fiveSeconds, never}) {
      assertThat(service.http().status("/orders", token)).isEqualTo(200);
    }

    assertThat(login.status("/api/auth/logout", token)).isEqualTo(200);

    HttpResponse<String> refused = always.http().get("/orders", token);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"invalid_token\"");
    fiveSeconds.time().pass(Duration.ofSeconds(5));
    assertThat(fiveSeconds.http().status("/orders", token)).isEqualTo(401);
    assertThat(never.http().status("/orders", token)).isEqualTo(200);
  }

  @Test
  void the_validator_of_spring_security_for_rfc_9068_accepts_the_token() {
    String issuer = "http://localhost:" + port;
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
    decoder.setJwtValidator(
        JwtValidators.createAtJwtValidator()
            .audience("hexauth")
            .clientId("hexauth")
            .issuer(issuer)
            .build());
    assertThat(decoder.decode(newUser()).getHeaders()).containsEntry("typ", "at+jwt");
  }

  /** The lines of docs/other-services.md that need no more than curl. */
  @Test
  void the_curl_lines_of_the_page_answer() throws IOException {
    String page = Files.readString(Path.of("../../docs/other-services.md"));
    List<String> lines = page.lines().filter(line -> line.startsWith("curl ")).toList();
    String key = hexauth.makeKey("page");
    assertThat(lines)
        .hasSize(2)
        .extracting(line -> run(line, Map.of("SERVICE_KEY", key, "TOKEN", newUser())))
        .satisfiesExactly(
            answer -> assertThat(answer).startsWith("{\"active\":true,"),
            answer -> assertThat(answer).startsWith("{\"access_token\":"));
  }

  private static String run(String line, Map<String, String> environment) {
    String own =
        line.replace("https://auth.example.com", "http://localhost:" + port)
            .replace("\"orders:", "\"page:");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", own);
    builder.environment().putAll(environment);
    try {
      return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last, because hexauth forgets everything. */
  @Test
  @Order(Integer.MAX_VALUE)
  void hexauth_stops_and_comes_back_with_another_key_and_another_type_of_token()
      throws IOException {
    String old = newUser();
    assertThat(always.http().status("/orders", old)).isEqualTo(200);
    assertThat(never.http().status("/orders", old)).isEqualTo(200);

    hexauth.close();

    HttpResponse<String> unavailable = always.http().get("/orders", old);
    assertThat(unavailable.statusCode()).isEqualTo(503);
    assertThat(unavailable.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(never.http().status("/orders", old)).isEqualTo(200);

    hexauth =
        HexauthProcess.start(
            port,
            Map.of(
                "JWT_ACCESS_TOKEN_PRIVATE_KEY",
                rsa(),
                "JWT_REFRESH_TOKEN_PRIVATE_KEY",
                rsa(),
                "HEXAUTH_TOKEN_ACCESSTYPE",
                "JWT"));
    String fresh = newUser();
    assertThat(never.http().status("/orders", fresh)).isEqualTo(200);
    assertThat(always.http().status("/orders", fresh)).as("its key is gone").isEqualTo(503);
    try (Service again = Service.start(OrdersApplication.class, port, checking("always"));
        Service stock = Service.start(StockApplication.class, port, Map.of())) {
      assertThat(again.http().status("/orders", fresh)).isEqualTo(200);
      assertThat(again.http().status("/orders", old)).isEqualTo(401);
      assertThat(stock.http().status("/orders", fresh)).isEqualTo(200);
      assertThat(stock.http().status("/orders", old)).isEqualTo(401);
    }
  }

  private static String newUser() {
    String address = newAddress();
    login.register(address);
    return login.login(address);
  }

  private static String newAddress() {
    return UUID.randomUUID() + "@example.com";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A private key as the environment has it: base64 of PEM. */
  private static String rsa() {
    try {
      byte[] key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
      String pem =
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
              + "\n-----END PRIVATE KEY-----\n";
      return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
