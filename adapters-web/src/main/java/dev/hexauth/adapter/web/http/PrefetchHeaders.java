package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Detects requests that a browser or a framework sends before the user follows a link. Such a
 * request must not change state.
 */
final class PrefetchHeaders {

  /**
   * The headers in which browsers send the purpose (Fetch, 2.2.5: {@code Sec-Purpose}; earlier
   * {@code Purpose} in Chromium, {@code X-Purpose} in Safari, {@code X-Moz} in Firefox), and that
   * of Turbo, whose scripts cannot set {@code Sec-Purpose}.
   */
  private static final List<String> PURPOSES =
      List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz", "X-Sec-Purpose");

  private static final Pattern AHEAD =
      Pattern.compile("\\b(prefetch|prerender|preview|preload)\\b", Pattern.CASE_INSENSITIVE);

  /** The headers that Next.js and htmx set on a prefetch, with any value. */
  private static final List<String> MARKS =
      List.of(
          "Next-Router-Prefetch",
          "Next-Router-Segment-Prefetch",
          "X-Middleware-Prefetch",
          "HX-Preloaded");

  private PrefetchHeaders() {}

  static boolean areIn(HttpServletRequest request) {
    return PURPOSES.stream()
            .flatMap(name -> values(request, name))
            .anyMatch(value -> AHEAD.matcher(value).find())
        || MARKS.stream().flatMap(name -> values(request, name)).anyMatch(v -> !v.isBlank());
  }

  private static Stream<String> values(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name)).stream();
  }
}
