package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps requests that are safe by nature from routes that change something by GET: HEAD, which is
 * no method of such a route (RFC 9110, 9.2.1), and a {@link Prefetch}. The refusal of a prefetch is
 * an error, for a browser uses no such answer for the page that is then asked for.
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
      Answer.routeNotFound(request).writeTo(response);
      return false;
    }
    if (Prefetch.is(request)) {
      String sentence = marked.refusal().isEmpty() ? REFUSAL : marked.refusal();
      Answer.fail(HttpServletResponse.SC_FORBIDDEN, ErrorCode.PREFETCH_REFUSED, sentence)
          .writeTo(response);
      return false;
    }
    return true;
  }
}
