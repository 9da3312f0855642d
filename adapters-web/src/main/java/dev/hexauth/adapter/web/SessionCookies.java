package dev.hexauth.adapter.web;

import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedToken;
import dev.hexauth.domain.token.IssuedTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The three cookies of a session, as values of {@code Set-Cookie} (RFC 6265, 4.1): the two tokens,
 * which scripts cannot read, and {@code logged_in}, which tells scripts that they exist.
 */
final class SessionCookies {

  /** The size that every browser must store, and most refuse to exceed (RFC 6265, 6.1). */
  private static final int MAX_BYTES = 4096;

  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final CookieNames names;
  private final String lasting;
  private final String partitioned;
  private final InstantSource clock;

  SessionCookies(CookieNames names, boolean secure, SameSite sameSite, InstantSource clock) {
    this.names = names;
    this.lasting = "; Path=/; SameSite=" + sameSite.attribute() + (secure ? "; Secure" : "");
    this.partitioned = sameSite == SameSite.NONE ? "; Partitioned" : "";
    this.clock = clock;
  }

  /**
   * Checks that browsers keep the cookies of the {@code longest} tokens, and so of all.
   *
   * @throws CookieTooLargeException if they would silently drop one
   */
  void requireRoomFor(LongestTokens longest, SessionPolicy policy) {
    IssuedToken access = new IssuedToken(longest.access(), policy.accessLifetime());
    IssuedToken refresh = new IssuedToken(longest.refresh(), policy.refreshLifetime());
    for (String line : of(new IssuedTokens(access, refresh, Delivery.COOKIE))) {
      if (line.length() > MAX_BYTES) {
        throw new CookieTooLargeException(
            line.substring(0, line.indexOf('=')), line.length(), MAX_BYTES);
      }
    }
  }

  /**
   * The cookies that carry {@code tokens}. Each lives as long as its token, and {@code logged_in}
   * as long as the access token.
   */
  List<String> of(IssuedTokens tokens) {
    IssuedToken access = tokens.access();
    IssuedToken refresh = tokens.refresh();
    return List.of(
        hidden(names.access(), access.token().compact(), access.lifetime()),
        hidden(names.refresh(), refresh.token().compact(), refresh.lifetime()),
        readable(names.loggedIn(), "true", access.lifetime()));
  }

  /** Cookies that remove all three, with the attributes they were set with. */
  List<String> cleared() {
    return List.of(
        accessCleared(),
        hidden(names.refresh(), "", Duration.ZERO),
        readable(names.loggedIn(), "", Duration.ZERO));
  }

  /** A cookie that removes the access cookie only. */
  String accessCleared() {
    return hidden(names.access(), "", Duration.ZERO);
  }

  private String hidden(String name, String value, Duration lifetime) {
    return cookie(name, value, lifetime, "; HttpOnly");
  }

  private String readable(String name, String value, Duration lifetime) {
    return cookie(name, value, lifetime, "");
  }

  private String cookie(String name, String value, Duration lifetime, String httpOnly) {
    Instant expires = lifetime.isZero() ? Instant.EPOCH : clock.instant().plus(lifetime);
    return name
        + "="
        + value
        + "; Max-Age="
        + lifetime.toSeconds()
        + "; Expires="
        + IMF_FIXDATE.format(expires)
        + lasting
        + httpOnly
        + partitioned;
  }
}
