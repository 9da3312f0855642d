package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedToken;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionCookiesTest {

  private static final CookieNames PLAIN = CookieNames.of(false);

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-01-31T23:59:59.999Z"));

  @Test
  @Tag("NIST-63B-5.1.1-secure")
  @Tag("NIST-63B-5.1.1-expiry")
  void a_cookie_lives_as_long_as_its_token() {
    IssuedTokens tokens =
        new IssuedTokens(
            new IssuedToken(new Token("a"), Duration.ofSeconds(1)),
            new IssuedToken(new Token("r"), Duration.ofDays(1)),
            Delivery.COOKIE);

    assertThat(new SessionCookies(PLAIN, true, SameSite.LAX, CLOCK).of(tokens))
        .containsExactly(
            "access_token=a; Max-Age=1; Expires=Mon, 01 Feb 2027 00:00:00 GMT;"
                + " Path=/; SameSite=Lax; Secure; HttpOnly",
            "refresh_token=r; Max-Age=86400; Expires=Mon, 01 Feb 2027 23:59:59 GMT;"
                + " Path=/; SameSite=Lax; Secure; HttpOnly",
            "logged_in=true; Max-Age=1; Expires=Mon, 01 Feb 2027 00:00:00 GMT;"
                + " Path=/; SameSite=Lax; Secure");
  }

  @Test
  void without_https_no_cookie_is_secure() {
    SessionCookies cookies = new SessionCookies(PLAIN, false, SameSite.LAX, CLOCK);

    assertThat(cookies.of(TestServer.TOKENS)).noneMatch(cookie -> cookie.contains("Secure"));
    assertThat(cookies.cleared()).noneMatch(cookie -> cookie.contains("Secure"));
  }

  @Test
  @Tag("ASVS-3.3.1")
  @Tag("ASVS-3.3.3")
  @Tag("NIST-63B-5.1.1-prefix")
  void host_prefixed_cookies_are_set_as_browsers_require_and_cleared_under_the_same_names() {
    SessionCookies cookies = new SessionCookies(CookieNames.of(true), true, SameSite.LAX, CLOCK);

    for (List<String> lines : List.of(cookies.of(TestServer.TOKENS), cookies.cleared())) {
      assertThat(lines)
          .extracting(line -> line.substring(0, line.indexOf('=')))
          .containsExactly("__Host-access_token", "__Host-refresh_token", "logged_in");
      assertThat(lines)
          .allSatisfy(
              line -> assertThat(line).contains("; Path=/;", "; Secure").doesNotContain("Domain"));
    }
  }

  @ParameterizedTest
  @CsvSource({"LAX,SameSite=Lax", "STRICT,SameSite=Strict", "NONE,SameSite=None"})
  void same_site_is_a_setting_and_none_is_partitioned(SameSite sameSite, String attribute) {
    SessionCookies cookies = new SessionCookies(PLAIN, true, sameSite, CLOCK);

    assertThat(cookies.of(TestServer.TOKENS))
        .allMatch(line -> line.contains("; Path=/; " + attribute + "; Secure"))
        .allMatch(line -> line.endsWith("; Partitioned") == (sameSite == SameSite.NONE));
    assertThat(cookies.cleared())
        .allMatch(line -> line.contains("; Path=/; " + attribute + "; Secure"))
        .allMatch(line -> line.endsWith("; Partitioned") == (sameSite == SameSite.NONE));
  }

  @Test
  void cookies_of_4096_bytes_fit_and_a_larger_one_does_not() {
    SessionCookies cookies = new SessionCookies(PLAIN, true, SameSite.LAX, CLOCK);
    Token access = filling(cookies, 0);
    Token refresh = filling(cookies, 1);

    cookies.requireRoomFor(new LongestTokens(access, refresh), SessionPolicy.DEFAULT);
    assertThat(cookies.of(TestServer.tokens(access, refresh)).subList(0, 2))
        .allSatisfy(line -> assertThat(line).hasSize(4096));
    assertTooLarge(cookies, new LongestTokens(longer(access), refresh), "access_token");
    assertTooLarge(cookies, new LongestTokens(access, longer(refresh)), "refresh_token");
  }

  @Test
  void a_prefix_of_the_names_counts_towards_the_size() {
    SessionCookies plain = new SessionCookies(PLAIN, true, SameSite.LAX, CLOCK);
    LongestTokens tokens = new LongestTokens(filling(plain, 0), new Token("r"));
    SessionCookies prefixed = new SessionCookies(CookieNames.of(true), true, SameSite.LAX, CLOCK);

    assertThatExceptionOfType(CookieTooLargeException.class)
        .isThrownBy(() -> prefixed.requireRoomFor(tokens, SessionPolicy.DEFAULT))
        .withMessageContaining("__Host-access_token can have 4103 bytes");
  }

  private static void assertTooLarge(SessionCookies cookies, LongestTokens tokens, String name) {
    assertThatExceptionOfType(CookieTooLargeException.class)
        .isThrownBy(() -> cookies.requireRoomFor(tokens, SessionPolicy.DEFAULT))
        .withMessageContaining("the cookie " + name + " can have 4097 bytes")
        .withMessageNotContaining("xxx");
  }

  /** The token whose cookie has 4096 bytes; {@code place} is that of the cookie. */
  private static Token filling(SessionCookies cookies, int place) {
    Token empty = new Token("");
    return new Token(
        "x".repeat(4096 - cookies.of(TestServer.tokens(empty, empty)).get(place).length()));
  }

  private static Token longer(Token token) {
    return new Token(token.compact() + "x");
  }
}
