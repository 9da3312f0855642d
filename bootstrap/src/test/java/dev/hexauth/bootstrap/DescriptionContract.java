package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.UnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * openapi.yaml describes the whole HTTP contract and nothing else, as checked by {@link
 * OpenApiExtension}. The tests here observe responses that an assembly with working stores and high
 * limits does not give. They start further assemblies, which change the logging, so they run last.
 */
interface DescriptionContract extends ProductContract {

  @Test
  default void the_service_serves_the_description() {
    Reply reply = api().get("/openapi.yaml").send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(OpenApi.text());
    String tag = reply.header("etag").orElseThrow();
    Reply again = api().get("/openapi.yaml").header("If-None-Match", tag).send();
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  default void the_description_and_the_overview_have_the_same_routes() {
    assertThat(OpenApi.read().routes())
        .extracting(OpenApi.Route::toString)
        .containsExactlyInAnyOrderElementsOf(
            DocumentedRoute.all().stream().map(DocumentedRoute::toString).toList());
  }

  @Test
  default void every_route_that_reads_a_body_refuses_what_is_not_a_json_object() {
    OpenApi page = OpenApi.read();
    Tokens tokens = loggedIn();
    List<OpenApi.Route> routes = page.routes().stream().filter(page::readsJson).toList();
    assertThat(routes).hasSizeGreaterThan(4);
    for (OpenApi.Route route : routes) {
      Supplier<Api.Call> call =
          () ->
              api()
                  .call(
                      route.method(),
                      route
                          .path()
                          .replace("{code}", "0".repeat(64))
                          .replace("{id}", AdminContract.NOBODY))
                  .bearer(tokens.access());
      assertThat(call.get().json("[]").send().failed(400).code()).isEqualTo("malformed_body");
      Reply reply = call.get().body("text/plain", new byte[] {'{', '}'}).send();
      assertThat(reply.failed(415).code()).isEqualTo("unsupported_media_type");
    }
  }

  @Test
  default void a_health_group_that_is_not_described_is_not_found() {
    assertThat(api().get("/actuator/health/others").send().status()).isEqualTo(404);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  default void every_route_that_needs_a_store_says_that_it_is_down() {
    try (Assembly assembly =
        Assembly.start(BreakableStores.class, Letters.on(StoreSettings.memory()))) {
      Tokens tokens = loggedIn(assembly.api());
      OpenApi page = OpenApi.read();
      BreakableStores.broken(
          new UnavailableException("a store", Duration.ofSeconds(1), new IllegalStateException()),
          () -> {
            for (OpenApi.Route route : page.routes()) {
              int status = send(assembly.api(), route, tokens).status();
              assertThat(status == 503)
                  .as("%s: %s, which is 503 if and only if that is described", route, status)
                  .isEqualTo(page.has(route.place() + "/responses/503"));
            }
          });
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  default void an_unexpected_failure_is_described() {
    try (Assembly assembly =
        Assembly.start(BreakableStores.class, Letters.on(StoreSettings.memory()))) {
      BreakableStores.broken(
          new IllegalStateException("the test's store fails"),
          () ->
              assertThat(assembly.api().login(Account.any()).enveloped().status()).isEqualTo(500));
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  default void every_route_that_is_throttled_says_when_to_try_again() {
    OpenApi page = OpenApi.read();
    Map<String, String> settings = new HashMap<>(Letters.on(StoreSettings.memory()));
    settings.put("hexauth.throttle.letters-per-network", "1/1d");
    settings.put("hexauth.throttle.login-per-account", "1/1d");
    settings.put("hexauth.throttle.login-per-known-network", "1/1d");
    settings.put("hexauth.throttle.refresh", "1/1d");
    settings.put("hexauth.throttle.service-keys-per-network", "1/1d");
    settings.put("hexauth.throttle.registration", page.routes().size() + "/1d");
    try (Assembly assembly = Assembly.start(settings)) {
      List<Tokens> users =
          Stream.generate(() -> loggedIn(assembly.api())).limit(page.routes().size()).toList();
      for (int i = 0; i < users.size(); i++) {
        OpenApi.Route route = page.routes().get(i);
        if (route.path().contains("/resetpassword/")) {
          continue; // Limited for a user, whom only a valid code names; see the next test.
        }
        send(assembly.api(), route, users.get(i));
        int status = send(assembly.api(), route, users.get(i)).status();
        assertThat(status == 429)
            .as("%s: %s, which is 429 if and only if that is described", route, status)
            .isEqualTo(page.has(route.place() + "/responses/429"));
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  default void logins_before_the_code_and_too_many_resets_are_described() {
    Map<String, String> settings = new HashMap<>(Letters.on(StoreSettings.memory()));
    settings.put("hexauth.verification", "required");
    settings.put("hexauth.throttle.password-change", "1/1d");
    try (Assembly assembly = Assembly.start(settings)) {
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      api.login(account).failed(401, "not_verified", Reply.NOT_VERIFIED);
      String verify = new Letters(assembly).code(account.email(), MailContract.VERIFY_PAGE);
      Reply ahead = api.get(MailContract.VERIFY + verify).header("Sec-Purpose", "prefetch").send();
      assertThat(ahead.failed(403).code()).isEqualTo("prefetch_refused");
      reset(assembly, account, "PATCH").succeeded(200);
      for (String method : List.of("PATCH", "POST")) {
        reset(assembly, account, method).failed(429, "throttled", ThrottlingContract.MESSAGE);
      }
    }
  }

  private static Reply reset(Assembly assembly, Account account, String method) {
    MailContract.forgot(assembly.api(), account.email()).send().succeeded(200);
    String code = new Letters(assembly).code(account.email(), MailContract.RESET_PAGE);
    return MailContract.reset(assembly.api(), method, code, "battery staple").send();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  default void without_a_public_url_there_is_no_metadata_and_without_a_console_no_page() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.public-url", "");
    settings.put("hexauth.console", "off");
    settings.put("hexauth.web.user-headers", "true");
    try (Assembly assembly = Assembly.start(settings)) {
      for (String path : MetadataContract.PATHS) {
        Reply reply = assembly.api().get(path).header("Origin", "https://a.example").send();
        assertThat(reply.failed(404, "Route " + path + " not found").headers())
            .doesNotContainKey("access-control-allow-origin");
      }
      ConsoleContract.isOff(assembly.api());
      tellsProxiesWhoTheUserIs(assembly);
    }
  }

  private static void tellsProxiesWhoTheUserIs(Assembly assembly) {
    Account account = Account.any();
    String id =
        assembly.api().register(account).succeeded(201).json().at("/data/user/id").asString();
    for (String role : List.of("user", "admin")) {
      if (role.equals("admin")) {
        assembly.makeAdmin(account);
      }
      Tokens tokens = assembly.api().login(account).succeeded(200).tokens();
      Reply me = assembly.api().me(tokens.access()).succeeded(200);
      assertThat(me.headers().get("x-user-id")).containsExactly(id);
      assertThat(me.headers().get("x-user-roles")).containsExactly(role);
      assembly.api().logout(tokens.access()).succeeded(200);
      for (Reply error :
          List.of(
              assembly.api().me(tokens.access()),
              assembly.api().me("nonsense"),
              assembly.api().get("/api/users/me").header("X-User-Id", id).send())) {
        assertThat(error.failed(401).headers()).doesNotContainKeys("x-user-id", "x-user-roles");
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  default void cookies_and_headers_over_https_are_described() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.web.secure-cookies", "true");
    settings.put("hexauth.web.host-prefixed-cookies", "true");
    try (Assembly assembly = Assembly.start(settings)) {
      Account account = Account.any();
      assembly.api().register(account).succeeded(201);
      assembly.api().login(account).succeeded(200);
    }
  }

  /**
   * The tokens of a new user, whose password differs from the one that {@link DocumentedRoute}
   * sends.
   */
  private static Tokens loggedIn(Api api) {
    Account account = Account.any().withPassword("battery staple");
    api.register(account).succeeded(201);
    return api.login(account).succeeded(200).tokens();
  }

  /** Sends all fields that the route requires, and a wrong password. */
  private static Reply send(Api api, OpenApi.Route route, Tokens tokens) {
    if (route.path().endsWith("/register")) {
      return api.register(Account.any());
    }
    return new DocumentedRoute(route.method(), route.path(), "")
        .call(api)
        .cookie("access_token", tokens.access())
        .cookie("refresh_token", tokens.refresh())
        .send();
  }
}
