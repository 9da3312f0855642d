package dev.hexauth.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that another site made a browser send, by Fetch Metadata and {@code Origin} (ASVS
 * 5.0, V3.5). A client that sends neither is no browser, or an old one whom SameSite=Lax must do.
 */
final class CrossSite {

  private static final Set<String> OWN_SITE = Set.of("same-origin", "same-site", "none");

  /** How browsers follow links, send forms and load images; a script's calls tell the origin. */
  private static final Set<String> NO_CALL = Set.of("navigate", "nested-navigate", "no-cors");

  private final Set<String> allowedOrigins;
  private final boolean secure;

  /**
   * @param secure whether pages reach the service over HTTPS, be it through a proxy that hands
   *     their requests on without
   */
  CrossSite(Set<String> allowedOrigins, boolean secure) {
    this.allowedOrigins = allowedOrigins;
    this.secure = secure;
  }

  /** Whether {@code request} must not change anything. */
  boolean refuses(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && allowedOrigins.contains(origin)) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    return !isOwnSite(site) || (origin == null ? isLure(site, request) : !isOwn(origin, request));
  }

  /** Whether a page of another host of this site brought somebody to send it. */
  private static boolean isLure(@Nullable String site, HttpServletRequest request) {
    String mode = request.getHeader("Sec-Fetch-Mode");
    return "same-site".equals(site) && mode != null && NO_CALL.contains(mode);
  }

  private boolean isOwn(String origin, HttpServletRequest request) {
    String host = Objects.requireNonNullElse(request.getHeader("Host"), "");
    String authority = "://" + host.toLowerCase(Locale.ROOT);
    return origin.equals(request.getScheme() + authority)
        || (secure && origin.equals("https" + authority));
  }

  private static boolean isOwnSite(@Nullable String site) {
    return site == null || OWN_SITE.contains(site);
  }
}
