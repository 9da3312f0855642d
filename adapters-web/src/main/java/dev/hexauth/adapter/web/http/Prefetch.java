package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells requests that a browser or a framework sends ahead of a user who may never follow: such a
 * request must change nothing.
 */
final class Prefetch {

  /**
   * What browsers name the purpose in (Fetch, 2.2.5: {@code Sec-Purpose}; before it, {@code
   * Purpose} in Chromium, {@code X-Purpose} in Safari, {@code X-Moz} in Firefox), and Turbo, whose
   * scripts cannot set the first.
   */
  private static final List<String> PURPOSES =
      List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz", "X-Sec-Purpose");

  private static final Pattern AHEAD =
      Pattern.compile("\\b(prefetch|prerender|preview|preload)\\b", Pattern.CASE_INSENSITIVE);

  /** What frameworks set on a request ahead, with any value: Next.js, and htmx. */
  private static final List<String> MARKS =
      List.of(
          "Next-Router-Prefetch",
          "Next-Router-Segment-Prefetch",
          "X-Middleware-Prefetch",
          "HX-Preloaded");

  private Prefetch() {}

  static boolean is(HttpServletRequest request) {
    return PURPOSES.stream()
            .flatMap(name -> values(request, name))
            .anyMatch(value -> AHEAD.matcher(value).find())
        || MARKS.stream().flatMap(name -> values(request, name)).anyMatch(v -> !v.isBlank());
  }

  private static Stream<String> values(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name)).stream();
  }
}
