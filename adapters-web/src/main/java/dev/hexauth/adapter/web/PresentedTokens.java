package dev.hexauth.adapter.web;

import dev.hexauth.domain.token.Token;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a request carries: in {@code Authorization: Bearer} (RFC 6750, 2.1) and in
 * cookies, never in the query string. Of several cookies of one name the first counts, an empty one
 * is none, and quotes around a value are no part of it.
 */
final class PresentedTokens {

  private static final String BEARER = "Bearer";

  private final CookieNames names;

  PresentedTokens(CookieNames names) {
    this.names = names;
  }

  /** The bearer token; without one, the access cookie. A bad bearer token hides a good cookie. */
  Optional<Token> access(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return isBearer(authorization)
        ? token(authorization.substring(BEARER.length()).strip())
        : cookie(request, names.access());
  }

  /** The refresh cookie. */
  Optional<Token> refresh(HttpServletRequest request) {
    return cookie(request, names.refresh());
  }

  private static boolean isBearer(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && (authorization.length() == BEARER.length()
            || Character.isWhitespace(authorization.charAt(BEARER.length())));
  }

  private static Optional<Token> cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .findFirst()
            .flatMap(cookie -> token(unquoted(cookie.getValue())));
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static Optional<Token> token(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new Token(text));
  }
}
