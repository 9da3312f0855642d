package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Decides which pages may read an answer (Fetch, 3.3). */
final class Cors {

  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private final Set<String> allowedOrigins;
  private final PublicRoutes publicRoutes;
  private final ClosedRoutes closedRoutes;

  Cors(Set<String> allowedOrigins, PublicRoutes publicRoutes, ClosedRoutes closedRoutes) {
    this.allowedOrigins = allowedOrigins;
    this.publicRoutes = publicRoutes;
    this.closedRoutes = closedRoutes;
  }

  /** Whether no setting lets a page read the answer to {@code request}. */
  boolean isClosed(HttpServletRequest request) {
    return closedRoutes.include(request.getRequestURI());
  }

  /**
   * Lets the page that sent {@code request} read {@code response}: with credentials if its origin
   * is allowed, and without if the route is public. No page may read one of a closed route.
   *
   * @return whether the page may read it
   */
  boolean allow(HttpServletRequest request, HttpServletResponse response) {
    if (response.getHeader("Vary") == null) {
      response.setHeader("Vary", "Origin");
    }
    if (isClosed(request)) {
      return false;
    }
    String origin = request.getHeader("Origin");
    if (origin != null && allowedOrigins.contains(origin)) {
      response.setHeader(ALLOWED, origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
      return true;
    }
    if (publicRoutes.include(request.getRequestURI())) {
      response.setHeader(ALLOWED, "*");
      return true;
    }
    return false;
  }
}
