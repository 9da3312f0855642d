package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A foreign page can neither refresh nor log out on behalf of its visitor. */
interface CrossSiteContract extends OverHttp {

  List<String> ROUTES = List.of("/api/auth/refresh", "/api/auth/logout");

  @Test
  default void a_request_from_another_site_is_refused() {
    refused("Sec-Fetch-Site", "cross-site");
  }

  @Test
  default void a_request_of_a_foreign_origin_is_refused() {
    refused("Origin", "https://evil.example");
    refused("Origin", "null");
  }

  @Test
  default void a_request_that_another_site_referred_is_refused() {
    refused("Referer", "https://evil.example/page?a=b");
    refused("Referer", "https://evil.example");
    refused("Referer", "http://localhost:3000@evil.example/");
    refused("Referer", "about:blank");
  }

  @Test
  default void a_request_that_our_page_referred_is_served() {
    for (String referer :
        List.of(CorsContract.OURS + "/account", assembly().uri() + "/api/healthchecker", "")) {
      for (String route : ROUTES) {
        withCookies("GET", route, loggedIn()).header("Referer", referer).send().succeeded(200);
      }
    }
  }

  @Test
  default void sec_fetch_site_takes_precedence_over_what_proxies_change() {
    for (String origin : List.of("https://app.example.com", "null")) {
      for (String route : ROUTES) {
        withCookies("POST", route, loggedIn())
            .header("Sec-Fetch-Site", "same-origin")
            .header("Origin", origin)
            .send()
            .succeeded(200);
      }
    }
  }

  private void refused(String header, String value) {
    Tokens tokens = loggedIn();
    for (String route : ROUTES) {
      for (String method : List.of("GET", "POST")) {
        Reply reply = withCookies(method, route, tokens).header(header, value).send();

        assertThat(reply.failed(403).headers()).doesNotContainKey("set-cookie");
      }
    }
    api().me(tokens.access()).succeeded(200);
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    assertThat(Jwt.parse(next.refresh()).claim("gen")).isEqualTo(1);
  }

  @Test
  default void a_request_of_the_same_site_is_served() {
    for (String site : List.of("same-origin", "same-site", "none")) {
      for (String route : ROUTES) {
        withCookies("GET", route, loggedIn()).header("Sec-Fetch-Site", site).send().succeeded(200);
      }
    }
  }

  @Test
  default void a_request_of_our_page_is_served() {
    for (String route : ROUTES) {
      withCookies("POST", route, loggedIn())
          .header("Origin", CorsContract.OURS)
          .send()
          .succeeded(200);
    }
  }

  private Api.Call withCookies(String method, String route, Tokens tokens) {
    return api()
        .call(method, route)
        .cookie("access_token", tokens.access())
        .cookie("refresh_token", tokens.refresh());
  }
}
