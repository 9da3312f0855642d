package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class SessionCookiesTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2027-01-31T23:59:59.999Z"));

  @Test
  void lifetimes_are_the_policys() {
    SessionPolicy policy =
        new SessionPolicy(
            Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(2), Duration.ZERO, 1);

    assertThat(new SessionCookies(policy, true, CLOCK).of(new Token("a"), new Token("r")))
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
    SessionCookies cookies = new SessionCookies(SessionPolicy.DEFAULT, false, CLOCK);

    assertThat(cookies.of(new Token("a"), new Token("r")))
        .noneMatch(cookie -> cookie.contains("Secure"));
    assertThat(cookies.cleared()).noneMatch(cookie -> cookie.contains("Secure"));
  }
}
