package dev.hexauth.resource;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;

/**
 * Answers 503 where hexauth is unavailable. Spring Security throws that failure on, through all its
 * filters, and the container would answer 500; so this filter is around them.
 */
final class UnavailableFilter implements Filter, Ordered {

  private final int order;

  /** Runs just before the filters of Spring Security. */
  UnavailableFilter(int orderOfSecurity) {
    this.order = orderOfSecurity - 1;
  }

  @Override
  public int getOrder() {
    return order;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted()
          || !(response instanceof HttpServletResponse http)
          || !HexauthUnavailableException.isIn(e)) {
        throw e;
      }
      // Headers stay: a browser needs those of CORS to see the status.
      http.resetBuffer();
      http.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      http.setHeader("Retry-After", HexauthUnavailableException.RETRY_AFTER);
      http.setHeader("Cache-Control", "no-store");
    }
  }
}
