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

  private final Set<String> allowedOrigins;

  CrossSite(Set<String> allowedOrigins) {
    this.allowedOrigins = allowedOrigins;
  }

  /** Whether {@code request} must not change a session. */
  boolean refuses(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && allowedOrigins.contains(origin)) {
      return false;
    }
    boolean ownOrigin = origin == null || origin.equals(ownOrigin(request));
    return !ownOrigin || !isOwnSite(request.getHeader("Sec-Fetch-Site"));
  }

  private static boolean isOwnSite(@Nullable String site) {
    return site == null || OWN_SITE.contains(site);
  }

  private static String ownOrigin(HttpServletRequest request) {
    String host = Objects.requireNonNullElse(request.getHeader("Host"), "");
    return request.getScheme() + "://" + host.toLowerCase(Locale.ROOT);
  }
}
