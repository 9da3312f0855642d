package dev.hexauth.adapter.web;

import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Token;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a request: in {@code Authorization: Bearer} (RFC 6750, 2.1) and in cookies, never
 * in the query string. A browser may send several cookies of one name, because a sibling host can
 * set one for the whole domain. Each is a candidate; at most {@value #MAX_COOKIES} different ones
 * of a name, to bound the cost of a request. Empty cookies and quotes around a value are ignored.
 */
final class PresentedTokens {

  /** The most different cookies of one name that are tried, in the order sent. */
  static final int MAX_COOKIES = 4;

  private static final String BEARER = "Bearer";

  private final CookieNames names;

  PresentedTokens(CookieNames names) {
    this.names = names;
  }

  /** The bearer token, else the access cookies. A bad bearer token hides a good cookie. */
  List<Token> access(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return isBearer(authorization) ? bearer(authorization) : cookies(request, names.access());
  }

  /** Whether the access token is taken from cookies, because there is no bearer scheme. */
  static boolean isByCookie(HttpServletRequest request) {
    return !isBearer(request.getHeader("Authorization"));
  }

  /** The refresh cookies. */
  List<Token> refresh(HttpServletRequest request) {
    return cookies(request, names.refresh());
  }

  /** The tokens of all access and refresh cookies. */
  CarriedTokens inCookies(HttpServletRequest request) {
    return new CarriedTokens(cookies(request, names.access()), refresh(request));
  }

  /** All tokens: the bearer token first, then the cookies. */
  CarriedTokens all(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    List<Token> bearer = isBearer(authorization) ? bearer(authorization) : List.of();
    List<Token> cookies = cookies(request, names.access());
    return new CarriedTokens(
        Stream.concat(bearer.stream(), cookies.stream()).toList(), refresh(request));
  }

  private static List<Token> bearer(String authorization) {
    String text = authorization.substring(BEARER.length()).strip();
    return text.isEmpty() ? List.of() : List.of(new Token(text));
  }

  private static boolean isBearer(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && (authorization.length() == BEARER.length()
            || Character.isWhitespace(authorization.charAt(BEARER.length())));
  }

  private static List<Token> cookies(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? List.of()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(cookie -> unquoted(cookie.getValue()))
            .filter(text -> !text.isEmpty())
            .distinct()
            .limit(MAX_COOKIES)
            .map(text -> Token.presentedIn(Delivery.COOKIE, text))
            .toList();
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
