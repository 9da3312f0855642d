package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The cookies, to the letter of their attributes. */
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
