package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.GetMe;
import dev.hexauth.application.ListSessions;
import dev.hexauth.application.Logout;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrossSiteTest {

  private final TestServer server = TestServer.fresh();

  CrossSiteTest() {
    server.logout = _ -> new Logout.Result.LoggedOut();
  }

  /**
   * A dash means no header. {@code own} is the server's own origin, {@code own over TLS} its origin
   * for browsers behind a proxy that terminates TLS.
   */
  @ParameterizedTest
  @CsvSource({
    "-,-",
    "-,same-origin",
    "-,same-site",
    "-,none",
    "http://localhost:3000,-",
    "http://localhost:3000,same-site",
    "http://localhost:3000,cross-site",
    "https://app.example.com,cross-site",
    "own,-",
    "own,same-origin",
    "own over TLS,-",
    "own over TLS,same-origin",
    "null,same-origin",
    "https://as-the-proxy-has-it.example,same-origin",
    "own,none"
  })
  void own_pages_allowed_pages_and_programs_may_log_out(String origin, String site) {
    assertThat(statusOf("GET", origin, site)).isEqualTo(200);
    assertThat(statusOf("POST", origin, site)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "-,cross-site",
    "-,nonsense",
    "null,-",
    "null,none",
    "null,same-site",
    "null,cross-site",
    "https://evil.example,-",
    "https://evil.example,cross-site",
    "https://evil.example,same-site",
    "https://evil.example,none",
    "https://evil.example,SAME-ORIGIN",
    "https://evil.example,'same-origin, cross-site'",
    "https://localhost:3000,-",
    "http://localhost,-",
    "http://localhost:3000.evil.example,-",
    "'http://localhost:3000,http://localhost:3000',-",
    "own,cross-site",
    "own over TLS,cross-site"
  })
  void pages_of_other_sites_may_not_log_out(String origin, String site) {
    assertThat(statusOf("GET", origin, site)).isEqualTo(403);
    assertThat(statusOf("POST", origin, site)).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/auth/login",
    "GET,/api/auth/logout;a=b",
    "HEAD,/api/auth/logout;a=b",
    "POST,/api/auth/logout;a=b",
    "GET,/api/auth/%6Cogout",
    "GET,/api/auth/logout?a=b",
    "DELETE,/api/auth/sessions/publicIdOf_22-letters%31"
  })
  @Tag("ASVS-7.6.2")
  void a_page_of_another_site_changes_nothing_whatever_the_spelling_of_the_path(
      String method, String path) {
    HttpResponse<String> byOrigin = server.send(method, path, "Origin", "https://evil.example");
    HttpResponse<String> bySite = server.send(method, path, "Sec-Fetch-Site", "cross-site");

    assertThat(byOrigin.statusCode()).isEqualTo(403);
    assertThat(bySite.statusCode()).isEqualTo(403);
    if (!method.equals("HEAD")) {
      assertThat(bySite.body())
          .isEqualTo(
              "{\"status\":\"fail\",\"message\":\"Cross-site requests are not allowed\",\"code\":\"cross_site\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({"same-site,navigate", "same-site,nested-navigate", "same-site,no-cors"})
  void a_page_of_a_sibling_host_cannot_log_out_by_an_image_or_a_link(String site, String mode) {
    String[] headers = {"Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode};

    assertThat(server.send("GET", "/api/auth/logout", headers).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"same-origin,navigate", "same-origin,cors", "none,navigate", "same-site,cors"})
  void a_link_on_the_services_own_page_logs_out(String site, String mode) {
    String[] headers = {"Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode};

    assertThat(server.send("GET", "/api/auth/logout", headers).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST"})
  void a_page_of_another_site_cannot_refresh(String method) {
    assertThat(
            server
                .send(
                    method,
                    "/api/auth/refresh",
                    "Cookie",
                    "refresh_token=abc",
                    "Sec-Fetch-Site",
                    "cross-site")
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/healthchecker", "/api/users/me", "/api/auth/sessions"})
  void a_route_that_changes_nothing_accepts_any_site(String path) {
    server.getMe = _ -> new GetMe.Result.Me(TestServer.USER);
    server.listSessions = _ -> new ListSessions.Result.Listed(List.of());

    assertThat(server.send("GET", path, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(200);
  }

  private int statusOf(String method, String origin, String site) {
    List<String> headers = new ArrayList<>();
    if (!origin.equals("-")) {
      headers.addAll(List.of("Origin", sent(origin)));
    }
    if (!site.equals("-")) {
      headers.addAll(List.of("Sec-Fetch-Site", site));
    }
    return server.send(method, "/api/auth/logout", headers.toArray(String[]::new)).statusCode();
  }

  private String sent(String origin) {
    return switch (origin) {
      case "own" -> server.origin();
      case "own over TLS" -> server.origin().replace("http:", "https:");
      default -> origin;
    };
  }
}
