package dev.hexauth.bootstrap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cookies, with their exact attributes. */
interface CookieContract extends OverHttp {

  Map<String, String> READABLE = Map.of("Path", "/", "SameSite", "Lax");
  Map<String, String> HTTP_ONLY = Map.of("Path", "/", "SameSite", "Lax", "HttpOnly", "");

  @Test
  @Tag("ASVS-3.3.2")
  @Tag("NIST-63B-5.1.1-host")
  @Tag("NIST-63B-5.1.1-httponly")
  @Tag("NIST-63B-5.1.1-expiry")
  @Tag("NIST-63B-5.1.1-samesite")
  default void a_login_sets_three_cookies() {
    Map<String, SetCookie> cookies = api().login(registered()).succeeded(200).cookies();

    assertThat(cookies).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    assertSet(cookies);
  }

  @Test
  @Tag("ASVS-3.3.2")
  default void a_refresh_sets_the_cookies_of_a_login() {
    Map<String, SetCookie> cookies = api().refresh(loggedIn().refresh()).succeeded(200).cookies();

    assertThat(cookies).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    assertSet(cookies);
  }

  @Test
  @Tag("NIST-63B-5.1-erasure")
  default void a_logout_clears_all_cookies_with_the_attributes_they_were_set_with() {
    Map<String, SetCookie> cookies = api().logout(loggedIn().access()).succeeded(200).cookies();

    assertThat(cookies).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    assertThat(cookies.values())
        .allSatisfy(cookie -> {
          assertThat(cookie.value()).isEmpty();
          assertThat(cookie.attributes()).containsEntry("Max-Age", "0");
          assertThat(expiry(cookie).getYear()).isLessThan(2000);
        });
    assertLastingAttributes(cookies);
  }

  @Test
  default void no_cookie_outlives_its_token_at_any_fraction_of_a_second() {
    for (int millis : List.of(1, 498, 500, 1)) {
      after(Duration.ofMillis(millis));
      Reply login = api().login(registered()).succeeded(200);
      assertSet(login.cookies());
      assertOutlived(login);
      assertOutlived(api().refresh(login.tokens().refresh()).succeeded(200));
    }
  }

  private void assertOutlived(Reply reply) {
    Instant now = assembly().clock().instant();
    for (String name : List.of("access_token", "refresh_token")) {
      SetCookie cookie = requireNonNull(reply.cookies().get(name));
      Instant gone =
          now.plusSeconds(Long.parseLong(cookie.attributes().getOrDefault("Max-Age", "")));
      int expiry = (int) requireNonNull(Jwt.parse(cookie.value()).claim("exp"));
      assertThat(gone).isBeforeOrEqualTo(Instant.ofEpochSecond(expiry));
      assertThat(gone).isAfter(Instant.ofEpochSecond(expiry).minusSeconds(2));
    }
  }

  @Test
  default void no_cookie_outlives_the_absolute_end_of_its_session() {
    Tokens tokens = loggedIn();
    for (int i = 0; i < 31; i++) {
      after(Duration.ofMinutes(46));
      tokens = api().refresh(tokens.refresh()).succeeded(200).tokens();
    }
    after(Duration.ofMinutes(9));

    Reply reply = api().refresh(tokens.refresh()).succeeded(200);

    assertThat(reply.cookies().values())
        .allSatisfy(cookie -> assertThat(cookie.attributes()).containsEntry("Max-Age", "300"));
    assertOutlived(reply);
  }

  @Test
  default void an_access_cookie_that_cannot_be_verified_is_cleared_on_every_route() {
    List<DocumentedRoute> routes =
        DocumentedRoute.all().stream()
            .filter(route -> route.isForUsers() && !route.path().endsWith("/logout"))
            .toList();
    assertThat(routes).hasSizeGreaterThan(6);
    for (DocumentedRoute route : routes) {
      Reply byCookie = route.call(api()).cookie("access_token", "junk").send().failed(401);
      assertThat(byCookie.cookies()).as("%s", route).containsOnlyKeys("access_token");
      assertThat(requireNonNull(byCookie.cookies().get("access_token")).attributes())
          .containsEntry("Max-Age", "0");
      Reply byBearer = route.call(api()).bearer("junk").cookie("access_token", "junk").send();
      assertThat(byBearer.failed(401).cookies()).as("%s", route).isEmpty();
    }
  }

  @Test
  default void after_the_clearing_the_next_request_is_answered_not_logged_in() {
    Browser browser = new Browser(assembly().uri());
    browser.api().login(registered()).succeeded(200);
    browser.put("access_token", "signed-by-a-key-that-is-gone");

    browser.me().failed(401, "Invalid token or user doesn't exist");

    assertThat(browser.cookies()).containsOnlyKeys("refresh_token", "logged_in");
    browser.me().failed(401, "You are not logged in");
    browser.refresh().succeeded(200);
    browser.me().succeeded(200);
  }

  private static void assertSet(Map<String, SetCookie> cookies) {
    assertLastingAttributes(cookies);
    assertThat(cookies.get("logged_in")).extracting(SetCookie::value).isEqualTo("true");
    Map.of("access_token", "900", "logged_in", "900", "refresh_token", "3600")
        .forEach((name, maxAge) ->
            assertThat(cookies.get(name))
                .satisfies(cookie -> {
                  assertThat(cookie.attributes()).containsEntry("Max-Age", maxAge);
                  assertThat(expiry(cookie).getYear()).isGreaterThan(2000);
                }));
  }

  private static void assertLastingAttributes(Map<String, SetCookie> cookies) {
    Map.of("access_token", HTTP_ONLY, "refresh_token", HTTP_ONLY, "logged_in", READABLE)
        .forEach((name, attributes) ->
            assertThat(cookies.get(name))
                .extracting(SetCookie::lastingAttributes)
                .isEqualTo(attributes));
  }

  private static ZonedDateTime expiry(SetCookie cookie) {
    return ZonedDateTime.parse(
        cookie.attributes().getOrDefault("Expires", ""), DateTimeFormatter.RFC_1123_DATE_TIME);
  }
}
