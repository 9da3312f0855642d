package dev.hexauth.adapter.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers failures of the filters behind it; {@link ExceptionAdvice} answers those of controllers.
 */
final class FaultFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Faults faults;

  FaultFilter(Faults faults) {
    this.faults = faults;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | Error failure) {
      if (response.isCommitted()) {
        throw failure;
      }
      faults.answer(failure).writeTo(response);
    }
  }
}
