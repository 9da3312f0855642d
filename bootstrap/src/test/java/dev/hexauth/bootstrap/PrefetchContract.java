package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prefetches and HEAD change nothing. */
interface PrefetchContract extends OverHttp {

  List<Map.Entry<String, String>> AHEAD =
      List.of(
          Map.entry("Sec-Purpose", "prefetch"),
          Map.entry("Sec-Purpose", "prefetch;prerender"),
          Map.entry("sec-purpose", "PREFETCH;anonymous-client-ip"),
          Map.entry("Purpose", "prefetch"),
          Map.entry("Purpose", "Preview"),
          Map.entry("X-Purpose", "preview"),
          Map.entry("X-Moz", "prefetch"),
          Map.entry("X-Sec-Purpose", "prefetch"),
          Map.entry("Next-Router-Prefetch", "1"),
          Map.entry("Next-Router-Segment-Prefetch", "/_tree"),
          Map.entry("X-Middleware-Prefetch", "1"),
          Map.entry("HX-Preloaded", "true"));

  @Test
  default void a_prefetch_neither_refreshes_nor_logs_out() {
    Tokens tokens = loggedIn();
    for (Map.Entry<String, String> header : AHEAD) {
      for (String route : CrossSiteContract.ROUTES) {
        Reply reply =
            withCookies("GET", route, tokens).header(header.getKey(), header.getValue()).send();

        assertThat(reply.status()).as("%s %s", header, route).isEqualTo(403);
        assertThat(reply.json().path("code").asString()).isEqualTo("prefetch_refused");
        assertThat(reply.headers()).doesNotContainKey("set-cookie");
        assertThat(reply.headers().get("cache-control")).containsExactly("no-store");
      }
    }
    assertNothingChanged(tokens);
  }

  @Test
  default void a_prefetch_of_what_changes_nothing_is_served() {
    Tokens tokens = loggedIn();
    for (Map.Entry<String, String> header : AHEAD) {
      withCookies("GET", "/api/users/me", tokens)
          .header(header.getKey(), header.getValue())
          .send()
          .succeeded(200);
    }
  }

  @Test
  default void a_purpose_other_than_prefetch_is_served() {
    for (String route : CrossSiteContract.ROUTES) {
      withCookies("GET", route, loggedIn())
          .header("Sec-Purpose", "")
          .header("Purpose", "navigate")
          .header("Next-Router-Prefetch", "")
          .send()
          .succeeded(200);
    }
  }

  @Test
  default void head_neither_refreshes_nor_logs_out() {
    Tokens tokens = loggedIn();
    for (String route : CrossSiteContract.ROUTES) {
      Reply reply = withCookies("HEAD", route, tokens).send();

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.headers()).doesNotContainKey("set-cookie");
    }
    assertNothingChanged(tokens);
  }

  private void assertNothingChanged(Tokens tokens) {
    api().me(tokens.access()).succeeded(200);
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    assertThat(Jwt.parse(next.refresh()).claim("gen")).isEqualTo(1);
  }

  private Api.Call withCookies(String method, String route, Tokens tokens) {
    return api()
        .call(method, route)
        .cookie("access_token", tokens.access())
        .cookie("refresh_token", tokens.refresh());
  }
}
