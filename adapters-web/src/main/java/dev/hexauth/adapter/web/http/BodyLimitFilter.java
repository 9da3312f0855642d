package dev.hexauth.adapter.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;

/** Reads bodies of up to {@value #LIMIT} bytes for {@link JsonBody}, and refuses larger ones. */
final class BodyLimitFilter extends HttpFilter {

  static final int LIMIT = 10_240;

  private static final String BODY = BodyLimitFilter.class.getName() + ".body";
  private static final byte[] NONE = {};

  private static final long serialVersionUID = 1L;

  /** The body of {@code request}, which has passed this filter; empty if it has none. */
  static byte[] bodyOf(HttpServletRequest request) {
    return request.getAttribute(BODY) instanceof byte[] body ? body : NONE;
  }

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
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(LIMIT + 1);
    } catch (ClientAbortException e) {
      // Tomcat has set the status; the failure it remembers would change it.
      request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      return;
    }
    if (body.length > LIMIT) {
      refuse(response);
    } else {
      request.setAttribute(BODY, body);
      chain.doFilter(request, response);
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    Answer.fail(
            HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
            ErrorCode.BODY_TOO_LARGE,
            "request entity too large")
        .writeTo(response);
  }
}
