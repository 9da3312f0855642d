package dev.hexauth.adapter.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets pages of the allowed origins call, and read every answer, errors included (Fetch, 3.3).
 * Answers all {@code OPTIONS} requests; a foreign origin gets no CORS header, and on {@link
 * ClosedRoutes} no origin does.
 */
final class CorsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String REQUESTED_HEADERS = "Access-Control-Request-Headers";

  /** How long browsers may cache a preflight, in seconds: Chrome's maximum. */
  private static final String MAX_AGE = "7200";

  /**
   * The longest list of requested headers that is echoed: an answer's headers have a limit, too.
   */
  private static final int MAX_LENGTH = 4096;

  private final transient Cors cors;
  private final transient PreflightLog log;

  CorsFilter(Cors cors, PreflightLog log) {
    this.cors = cors;
    this.log = log;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean allowed = cors.allow(request, response);
    if (request.getMethod().equals("OPTIONS")) {
      answerOptions(request, response, allowed);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void answerOptions(
      HttpServletRequest request, HttpServletResponse response, boolean allowed) {
    response.addHeader("Vary", REQUESTED_HEADERS);
    if (allowed) {
      response.setHeader("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
      response.setHeader("Access-Control-Max-Age", MAX_AGE);
      String headers = request.getHeader(REQUESTED_HEADERS);
      if (headers != null && headers.length() <= MAX_LENGTH) {
        response.setHeader("Access-Control-Allow-Headers", headers);
      }
    } else if (request.getHeader("Access-Control-Request-Method") != null
        && !cors.isClosed(request)) {
      Optional.ofNullable(request.getHeader("Origin")).ifPresent(log::refused);
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
