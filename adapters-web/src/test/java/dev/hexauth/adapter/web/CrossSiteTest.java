package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Logout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrossSiteTest {

  private final TestServer server = TestServer.fresh();

  CrossSiteTest() {
    server.logout = _ -> new Logout.Result.LoggedOut();
  }

  /** A dash is no header; {@code own} is the server's own origin. */
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
    "own,same-origin"
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
    "null,same-origin",
    "null,cross-site",
    "https://evil.example,-",
    "https://evil.example,cross-site",
    "https://evil.example,same-origin",
    "https://localhost:3000,-",
    "http://localhost,-",
    "http://localhost:3000.evil.example,-",
    "'http://localhost:3000,http://localhost:3000',-",
    "own,cross-site"
  })
  void pages_of_other_sites_may_not(String origin, String site) {
    assertThat(statusOf("GET", origin, site)).isEqualTo(403);
    assertThat(statusOf("POST", origin, site)).isEqualTo(403);
  }

  private int statusOf(String method, String origin, String site) {
    List<String> headers = new ArrayList<>();
    if (!origin.equals("-")) {
      headers.addAll(List.of("Origin", origin.equals("own") ? server.origin() : origin));
    }
    if (!site.equals("-")) {
      headers.addAll(List.of("Sec-Fetch-Site", site));
    }
    return server.send(method, "/api/auth/logout", headers.toArray(String[]::new)).statusCode();
  }
}
