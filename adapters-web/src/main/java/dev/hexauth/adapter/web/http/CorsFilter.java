package dev.hexauth.adapter.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets the pages of the allowed origins call and read every answer, errors included (Fetch, 3.3).
 * All {@code OPTIONS} requests are answered here; a foreign origin is told nothing.
 */
final class CorsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String REQUESTED_HEADERS = "Access-Control-Request-Headers";

  /** How long browsers keep the answer to a preflight, in seconds: the most that Chrome does. */
  private static final String MAX_AGE = "7200";

  /** The most that is repeated of the requested headers: an answer's headers have a limit, too. */
  private static final int MAX_LENGTH = 4096;

  private final transient Cors cors;
  private final transient RefusedPreflights log;

  CorsFilter(Cors cors, RefusedPreflights log) {
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
    } else if (request.getHeader("Access-Control-Request-Method") != null) {
      Optional.ofNullable(request.getHeader("Origin")).ifPresent(log::refused);
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
