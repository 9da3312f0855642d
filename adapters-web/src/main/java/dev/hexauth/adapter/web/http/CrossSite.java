package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that another site made a browser send (ASVS 5.0, V3.5). The browser's own word,
 * {@code Sec-Fetch-Site}, comes first: no page can forge it, and no proxy changes what it means.
 * Only where it is missing is {@code Origin}, or else {@code Referer}, compared with the addresses
 * of the service. A client that sends none of the three is no browser, or one that is left to
 * SameSite=Lax.
 */
final class CrossSite {

  /** How browsers follow links, send forms and load images; a script's calls tell the origin. */
  private static final Set<String> NO_CALL = Set.of("navigate", "nested-navigate", "no-cors");

  private final Set<String> allowedOrigins;
  private final OwnOrigins own;

  CrossSite(Set<String> allowedOrigins, OwnOrigins own) {
    this.allowedOrigins = allowedOrigins;
    this.own = own;
  }

  /** Whether {@code request} must not change anything. */
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

  /** Where {@code request} says that it comes from, as it says so. */
  static String source(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Origin"))
        .or(() -> Optional.ofNullable(request.getHeader("Referer")).map(CrossSite::originOf))
        .orElse("unknown");
  }

  private static String originOf(String referer) {
    return Origin.of(referer).map(Origin::toString).orElse("unreadable");
  }

  /** Whether a page of another host of this site brought somebody to send it. */
  private static boolean isLure(HttpServletRequest request) {
    return NO_CALL.contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Mode"), ""));
  }

  /** A browser without Fetch Metadata that follows a link tells where from in this header alone. */
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
