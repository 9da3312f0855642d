package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses HEAD and prefetches on routes that change state by GET. HEAD must be safe (RFC 9110,
 * 9.2.1), so such a route has no HEAD. A refused prefetch is an error status, because a browser
 * does not reuse that for the page requested later.
 */
final class PrefetchInterceptor implements HandlerInterceptor {

  private static final String REFUSAL = "This request cannot be made ahead of time";

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    ChangesState marked =
        handler instanceof HandlerMethod route
            ? route.getMethodAnnotation(ChangesState.class)
            : null;
    if (marked == null) {
      return true;
    }
    if (request.getMethod().equals("HEAD")) {
      Answer.wrongMethod(request).writeTo(response);
      return false;
    }
    if (PrefetchHeaders.areIn(request)) {
      String sentence = marked.refusal().isEmpty() ? REFUSAL : marked.refusal();
      Answer.fail(HttpServletResponse.SC_FORBIDDEN, ErrorCode.PREFETCH_REFUSED, sentence)
          .writeTo(response);
      return false;
    }
    return true;
  }
}
