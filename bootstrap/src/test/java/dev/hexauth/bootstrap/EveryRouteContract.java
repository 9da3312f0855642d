package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Properties of every documented route. */
interface EveryRouteContract extends OverHttp {

  /** Headers that browsers send for pages of other sites. */
  List<Map<String, String>> FOREIGN =
      List.of(
          Map.of("Sec-Fetch-Site", "cross-site"),
          Map.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors"),
          Map.of("Origin", "https://evil.example"),
          Map.of("Origin", "http://localhost:3001"),
          Map.of("Origin", "null"),
          Map.of("Referer", "https://evil.example/page"),
          Map.of("Referer", "http://localhost:3001/"),
          Map.of("Referer", "nonsense"));

  @Test
  default void a_caller_without_a_token_is_not_logged_in() {
    List<DocumentedRoute> routes =
        DocumentedRoute.all().stream().filter(DocumentedRoute::isForUsers).toList();
    assertThat(routes).hasSizeGreaterThan(7);
    for (DocumentedRoute route : routes) {
      Reply reply = route.call(api()).send();
      assertThat(reply.status()).as("%s", route).isEqualTo(401);
      reply.failed(401, "You are not logged in");
    }
  }

  @Test
  @Tag("RFC9068-2.2-service")
  @Tag("RFC8725-3.12")
  default void no_route_for_users_takes_the_token_of_a_service() {
    String token = assembly().serviceToken("billing");
    List<DocumentedRoute> routes =
        DocumentedRoute.all().stream().filter(DocumentedRoute::isForUsers).toList();
    for (DocumentedRoute route : routes) {
      for (Api.Call call :
          List.of(
              route.call(api()).bearer(token), route.call(api()).cookie("access_token", token))) {
        Reply reply = call.send();
        assertThat(reply.status()).as("%s", route).isEqualTo(401);
        reply.failed(401, TokenAttackContract.INVALID);
      }
    }
    api().refresh(token).failed(403, RefreshContract.REFUSED);
  }

  @Test
  default void routes_for_admins_are_forbidden_to_users() {
    Tokens tokens = loggedIn();
    List<DocumentedRoute> routes =
        DocumentedRoute.all().stream().filter(DocumentedRoute::isForAdmins).toList();
    assertThat(routes).isNotEmpty();
    for (DocumentedRoute route : routes) {
      Reply reply = route.call(api()).bearer(tokens.access()).send();
      assertThat(reply.status()).as("%s", route).isEqualTo(403);
    }
  }

  @Test
  @Tag("ASVS-3.5.1")
  @Tag("ASVS-3.5.3")
  default void a_page_of_another_site_changes_nothing() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    List<DocumentedRoute> routes =
        DocumentedRoute.all().stream().filter(DocumentedRoute::changesState).toList();
    assertThat(routes).hasSizeGreaterThan(10);
    for (DocumentedRoute route : routes) {
      for (Map<String, String> headers : FOREIGN) {
        Api.Call call = withCookies(route, tokens);
        headers.forEach(call::header);
        Reply reply = call.send();
        assertThat(reply.status()).as("%s with %s", route, headers).isEqualTo(403);
        assertThat(reply.headers()).as("%s", route).doesNotContainKey("set-cookie");
      }
    }
    api().me(tokens.access()).succeeded(200);
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    assertThat(Jwt.parse(next.refresh()).claim("gen")).isEqualTo(1);
    api().login(account).succeeded(200);
  }

  @Test
  @Tag("ASVS-3.4.3")
  @Tag("ASVS-3.4.4")
  @Tag("ASVS-3.4.5")
  @Tag("ASVS-3.4.6")
  default void no_response_may_be_stored() {
    for (DocumentedRoute route : DocumentedRoute.all()) {
      Tokens tokens = loggedIn();
      for (Reply reply :
          List.of(
              route.call(api()).send(),
              route.call(api()).bearer("nonsense").send(),
              withCookies(route, tokens).header("Sec-Fetch-Site", "cross-site").send(),
              withCookies(route, tokens).send())) {
        if (!route.isForCaches() && !route.isPage()) {
          HardeningContract.assertHardened(reply);
        }
      }
    }
  }

  private Api.Call withCookies(DocumentedRoute route, Tokens tokens) {
    return route
        .call(api())
        .cookie("access_token", tokens.access())
        .cookie("refresh_token", tokens.refresh());
  }
}
