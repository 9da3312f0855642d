package dev.hexauth.adapter.web;

import static java.util.Objects.requireNonNullElse;

import dev.hexauth.adapter.web.http.Origin;
import dev.hexauth.domain.Mutable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentHashMap.KeySetView;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once per origin, that the browser drops a login's cookies because the page is of another
 * site and {@code SameSite} forbids it. Only allowed origins are logged, so the settings bound the
 * number of lines.
 */
@Mutable("warned")
final class DroppedCookieLog {

  private static final Logger LOG = LoggerFactory.getLogger(DroppedCookieLog.class);

  /** A name that may be in a registered domain: with a dot, and not an IPv4 address. */
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9.-]+\\.[a-z][a-z0-9-]*");

  private final Set<String> allowedOrigins;
  private final SameSite sameSite;
  private final KeySetView<String, Boolean> warned = ConcurrentHashMap.newKeySet();

  DroppedCookieLog(WebSettings settings) {
    this.allowedOrigins = settings.allowedOrigins();
    this.sameSite = settings.sameSite();
  }

  /** Checks a login that has just succeeded with cookies. */
  void check(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (sameSite != SameSite.NONE
        && origin != null
        && allowedOrigins.contains(origin)
        && isOtherSite(origin, request.getHeader("Host"), request.getHeader("Sec-Fetch-Site"))
        && warned.add(origin)) {
      LOG.warn(
          "A page of {} logged in from another site, where browsers drop cookies with SameSite={}:"
              + " serve both from one site, or set hexauth.web.same-site=none",
          origin,
          sameSite.attribute());
    }
  }

  /**
   * Whether a page of {@code origin} is of another site than {@code host}. A browser with Fetch
   * Metadata says so; without it, only names that cannot be of one site count.
   */
  static boolean isOtherSite(String origin, @Nullable String host, @Nullable String site) {
    if (site != null) {
      return site.equals("cross-site");
    }
    String page = hostOf(Origin.of(origin));
    String here = hostOf(Origin.of("http", requireNonNullElse(host, "")));
    return DOMAIN.matcher(page).matches()
        && DOMAIN.matcher(here).matches()
        && !lastTwo(page).equals(lastTwo(here));
  }

  private static String hostOf(Optional<Origin> origin) {
    return origin.map(Origin::host).orElse("");
  }

  /** All names of one site have the same last two labels. */
  private static List<String> lastTwo(String host) {
    List<String> labels = Arrays.asList(host.split("\\.", -1));
    return labels.subList(labels.size() - 2, labels.size());
  }
}
