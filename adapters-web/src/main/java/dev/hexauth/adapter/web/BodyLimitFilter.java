package dev.hexauth.adapter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reads bodies of up to {@value #LIMIT} bytes into memory, and refuses larger ones. */
final class BodyLimitFilter extends HttpFilter {

  static final int LIMIT = 10_240;

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getContentLengthLong() > LIMIT) {
      refuse(response);
    } else if (request.getContentLengthLong() > 0
        || request.getHeader("Transfer-Encoding") != null) {
      readAndGoOn(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void readAndGoOn(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      refuse(response);
    } else {
      chain.doFilter(new BufferedRequest(request, body), response);
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    Answer.fail(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "request entity too large")
        .writeTo(response);
  }
}
