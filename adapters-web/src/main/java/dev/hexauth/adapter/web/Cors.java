package dev.hexauth.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which pages may read an answer (Fetch, 3.3). */
final class Cors {

  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private final Set<String> allowedOrigins;

  Cors(Set<String> allowedOrigins) {
    this.allowedOrigins = allowedOrigins;
  }

  /**
   * Lets the page that sent {@code request} read {@code response}: with credentials if its origin
   * is allowed, and without if the answer is for everybody.
   *
   * @return whether it may
   */
  boolean allow(HttpServletRequest request, HttpServletResponse response) {
    if (response.getHeader("Vary") == null) {
      response.setHeader("Vary", "Origin");
    }
    String origin = request.getHeader("Origin");
    if (origin != null && allowedOrigins.contains(origin)) {
      response.setHeader(ALLOWED, origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
      return true;
    }
    if (isForEverybody(request.getRequestURI())) {
      response.setHeader(ALLOWED, "*");
      return true;
    }
    return false;
  }

  /** Null stands for a request line that cannot be read. */
  private static boolean isForEverybody(@Nullable String path) {
    return JwksController.ROUTE.equals(path) || OpenApiController.ROUTE.equals(path);
  }
}
