package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Detects requests that another site made a browser send (ASVS 5.0, V3.5). {@code Sec-Fetch-Site}
 * decides first: no page can forge it, and no proxy changes its meaning. Without it, {@code
 * Origin}, else {@code Referer}, is compared with the service's own origins. A client that sends
 * none of the three is not a browser, or relies on SameSite=Lax.
 */
final class CrossSite {

  /** The modes of links, forms and images. Calls of scripts carry an origin. */
  private static final Set<String> NO_CALL = Set.of("navigate", "nested-navigate", "no-cors");

  private final Set<String> allowedOrigins;
  private final OwnOrigins own;

  CrossSite(Set<String> allowedOrigins, OwnOrigins own) {
    this.allowedOrigins = allowedOrigins;
    this.own = own;
  }

  /** Whether {@code request} must not change state. */
  boolean refuses(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && allowedOrigins.contains(origin)) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    return switch (site) {
      case null -> origin == null ? isForeignReferer(request) : isForeign(origin, request);
      case "same-origin" -> false;
      case "none" -> origin != null && isForeign(origin, request);
      case "same-site" -> origin == null ? isLure(request) : isForeign(origin, request);
      default -> true;
    };
  }

  /** The origin that {@code request} claims, unchecked. */
  static String source(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Origin"))
        .or(() -> Optional.ofNullable(request.getHeader("Referer")).map(CrossSite::originOf))
        .orElse("unknown");
  }

  private static String originOf(String referer) {
    return Origin.of(referer).map(Origin::toString).orElse("unreadable");
  }

  /** Whether a page of another host of this site caused a navigation or a load. */
  private static boolean isLure(HttpServletRequest request) {
    return NO_CALL.contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Mode"), ""));
  }

  /** A browser without Fetch Metadata that follows a link sends only this header. */
  private boolean isForeignReferer(HttpServletRequest request) {
    String referer = request.getHeader("Referer");
    if (isBlank(referer)) {
      return false;
    }
    Optional<Origin> origin = Origin.of(referer);
    return origin.isEmpty()
        || (!allowedOrigins.contains(origin.get().toString())
            && !own.include(origin.get(), request));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private boolean isForeign(String text, HttpServletRequest request) {
    Optional<Origin> origin = Origin.of(text);
    return origin.isEmpty() || !own.include(origin.get(), request);
  }
}
