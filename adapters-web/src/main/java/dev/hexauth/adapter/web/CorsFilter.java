package dev.hexauth.adapter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Lets the pages of the allowed origins call and read every answer, errors included (Fetch, 3.3).
 * All {@code OPTIONS} requests are answered here; a foreign origin is told nothing.
 */
final class CorsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String REQUESTED_HEADERS = "Access-Control-Request-Headers";

  private final transient Set<String> allowedOrigins;

  CorsFilter(Set<String> allowedOrigins) {
    this.allowedOrigins = allowedOrigins;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.addHeader("Vary", "Origin");
    String origin = request.getHeader("Origin");
    boolean allowed = origin != null && allowedOrigins.contains(origin);
    if (allowed) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
    }
    if (request.getMethod().equals("OPTIONS")) {
      answerOptions(request, response, allowed);
    } else {
      if (allowed) {
        response.setHeader("Access-Control-Expose-Headers", "Retry-After, WWW-Authenticate");
      }
      chain.doFilter(request, response);
    }
  }

  private static void answerOptions(
      HttpServletRequest request, HttpServletResponse response, boolean allowed) {
    response.addHeader("Vary", REQUESTED_HEADERS);
    if (allowed) {
      response.setHeader("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
      String headers = request.getHeader(REQUESTED_HEADERS);
      if (headers != null) {
        response.setHeader("Access-Control-Allow-Headers", headers);
      }
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
