package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Requirements on every route, including new ones. */
final class EveryRouteTest {

  /**
   * The routes that change nothing. Pages of other sites may request them; browsers hide the
   * answer.
   */
  private static final Set<Route> READING =
      Set.of(
          new Route("GET", "/api/users/me"),
          new Route("GET", "/api/users/me/events"),
          new Route("GET", "/api/users/me/export"),
          new Route("GET", "/api/admin/users"),
          new Route("GET", "/api/admin/users/{id}"),
          new Route("GET", "/api/admin/events"),
          new Route("GET", "/api/admin/statistics"),
          new Route("GET", "/api/admin/service-keys"),
          new Route("GET", "/api/auth/sessions"),
          new Route("GET", "/api/healthchecker"),
          new Route("GET", "/.well-known/jwks.json"),
          new Route("GET", "/.well-known/oauth-authorization-server"),
          new Route("GET", "/.well-known/oauth-authorization-server/{*path}"),
          new Route("GET", "/.well-known/openid-configuration"),
          new Route("GET", "/"),
          new Route("GET", "/console/{version}/{file}"),
          new Route("GET", "/openapi.yaml"),
          new Route("GET", "/account/verify"),
          new Route("GET", "/account/reset"),
          new Route("GET", "/account/take-back"),
          new Route("GET", "/account/account.css"),
          new Route("GET", "/account/account.mjs"));

  /** The headers that browsers send for foreign pages, names and values in turn. */
  private static final List<String[]> FOREIGN =
      List.of(
          new String[] {"Sec-Fetch-Site", "cross-site"},
          new String[] {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"},
          new String[] {"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors"},
          new String[] {"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "navigate"},
          new String[] {"Origin", "https://evil.example"},
          new String[] {"Origin", "null"},
          new String[] {"Referer", "https://evil.example/"},
          new String[] {"Referer", "http://localhost/"},
          new String[] {"Referer", "//evil.example"});

  private final TestServer server = TestServer.fresh();

  /**
   * A route as its controller declares it.
   *
   * @param path with names in braces for variable parts
   */
  private record Route(String method, String path) {

    String anyPath() {
      return path.startsWith("/api/users/{id}") || path.startsWith("/api/admin/")
          ? path.replace("{id}", "019a5f5e-7d5b-7000-8000-0123456789ab")
          : path.replace("{id}", "publicIdOf_22-letters1").replace("{code}", "0".repeat(64));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private List<Route> routes() {
    List<Route> routes =
        server.mappings().stream()
            .filter(RequestMappingInfoHandlerMapping.class::isInstance)
            .map(RequestMappingInfoHandlerMapping.class::cast)
            .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
            .flatMap(EveryRouteTest::routesOf)
            .toList();
    assertThat(routes).hasSizeGreaterThan(10).containsAll(READING);
    return routes;
  }

  private static Stream<Route> routesOf(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    assertThat(methods).as("methods of %s", info).isNotEmpty();
    return info.getPatternValues().stream()
        .flatMap(path -> methods.stream().map(method -> new Route(method.name(), path)));
  }

  @Test
  void requests_reach_controllers_only() {
    for (HandlerMapping mapping : server.mappings()) {
      switch (mapping) {
        case RequestMappingInfoHandlerMapping _ -> {}
        case RouterFunctionMapping functions -> assertThat(functions.getRouterFunction()).isNull();
        case AbstractUrlHandlerMapping urls ->
            assertThat(urls.getHandlerMap().keySet()).isSubsetOf("/**");
        default -> throw new AssertionError("a mapping that this test does not know: " + mapping);
      }
    }
  }

  @TestFactory
  @Tag("ASVS-3.5.1")
  @Tag("ASVS-3.5.3")
  Stream<DynamicTest> a_page_of_another_site_changes_nothing() {
    return routes().stream()
        .filter(route -> !READING.contains(route))
        .flatMap(route ->
            route.method().equals("GET")
                ? Stream.of(route, new Route("HEAD", route.path()))
                : Stream.of(route))
        .map(route -> dynamicTest(route.toString(), () -> refusesForeign(route)));
  }

  private void refusesForeign(Route route) {
    for (String[] headers : FOREIGN) {
      HttpResponse<String> answer = server.send(route.method(), route.anyPath(), headers);
      assertThat(answer.statusCode()).as("%s with %s", route, List.of(headers)).isEqualTo(403);
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void every_route_is_documented() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "http.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(routes())
        .allSatisfy(route ->
            assertThat(rows)
                .as("rows of docs/http.md for %s", route)
                .anyMatch(row ->
                    row.contains(route.path().replace("{*", "{") + "`")
                        && row.contains(route.method())));
  }
}
