package dev.hexauth.adapter.web;

import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The three cookies of a session, as values of {@code Set-Cookie} (RFC 6265, 4.1): the two tokens,
 * which scripts cannot read, and {@code logged_in}, which tells them that there are tokens.
 */
final class SessionCookies {

  static final String ACCESS_TOKEN = "access_token";
  static final String REFRESH_TOKEN = "refresh_token";
  static final String LOGGED_IN = "logged_in";

  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Duration accessLifetime;
  private final Duration refreshLifetime;
  private final String secure;
  private final InstantSource clock;

  SessionCookies(SessionPolicy policy, boolean secure, InstantSource clock) {
    this.accessLifetime = policy.accessLifetime();
    this.refreshLifetime = policy.refreshLifetime();
    this.secure = secure ? "; Secure" : "";
    this.clock = clock;
  }

  /**
   * Sets the cookies; each lives as long as its token, and {@code logged_in} as the access token.
   */
  List<String> of(Token accessToken, Token refreshToken) {
    return List.of(
        hidden(ACCESS_TOKEN, accessToken.compact(), accessLifetime),
        hidden(REFRESH_TOKEN, refreshToken.compact(), refreshLifetime),
        cookie(LOGGED_IN, "true", accessLifetime));
  }

  /** Removes the cookies, by the attributes they were set with. */
  List<String> cleared() {
    return List.of(
        hidden(ACCESS_TOKEN, "", Duration.ZERO),
        hidden(REFRESH_TOKEN, "", Duration.ZERO),
        cookie(LOGGED_IN, "", Duration.ZERO));
  }

  private String hidden(String name, String value, Duration lifetime) {
    return cookie(name, value, lifetime) + "; HttpOnly";
  }

  private String cookie(String name, String value, Duration lifetime) {
    Instant expires = lifetime.isZero() ? Instant.EPOCH : clock.instant().plus(lifetime);
    return name
        + "="
        + value
        + "; Max-Age="
        + lifetime.toSeconds()
        + "; Expires="
        + IMF_FIXDATE.format(expires)
        + "; Path=/; SameSite=Lax"
        + secure;
  }
}
