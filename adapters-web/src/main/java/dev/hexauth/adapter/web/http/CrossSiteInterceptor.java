package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses {@link CrossSite} requests to routes that change state, by their method or by {@link
 * ChangesState}. It looks at the handler, because a path has many spellings.
 */
final class CrossSiteInterceptor implements HandlerInterceptor {

  static final String REFUSAL = "Cross-site requests are not allowed";

  /** RFC 9110, 9.2.1. OPTIONS and TRACE never get past the filters and the server. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final CrossSite crossSite;
  private final CrossSiteLog log;

  CrossSiteInterceptor(CrossSite crossSite, CrossSiteLog log) {
    this.crossSite = crossSite;
    this.log = log;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod route)) {
      return true;
    }
    ChangesState marked = route.getMethodAnnotation(ChangesState.class);
    boolean safe = marked == null && SAFE.contains(request.getMethod());
    if (safe || !crossSite.refuses(request)) {
      return true;
    }
    log.refused(request);
    Answer.fail(HttpServletResponse.SC_FORBIDDEN, ErrorCode.CROSS_SITE, refusal(marked))
        .writeTo(response);
    return false;
  }

  private static String refusal(@Nullable ChangesState marked) {
    return marked == null || marked.refusal().isEmpty() ? REFUSAL : marked.refusal();
  }
}
