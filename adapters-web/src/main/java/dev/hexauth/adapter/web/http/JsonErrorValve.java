package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON for errors that never reach Spring (a request that is not HTTP), that Spring does not
 * handle (a failing filter), and that Spring Boot answers with a status only.
 */
final class JsonErrorValve extends ErrorReportValve {

  private final Faults faults;
  private final Cors cors;

  JsonErrorValve(Faults faults, Cors cors) {
    this.faults = faults;
    this.cors = cors;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (failure instanceof HeadersTooLargeException tooLarge) {
      response.setStatus(tooLarge.status());
    }
    if (response.getStatus() == HttpServletResponse.SC_BAD_REQUEST
        && RequestTimer.isLate(request.getCoyoteRequest())) {
      response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
    }
    int status = response.getStatus();
    if (status < HttpServletResponse.SC_BAD_REQUEST
        || response.getContentWritten() > 0
        || response.isCommitted()
        || (response.isError() && !response.setErrorReported())) {
      return;
    }
    if (status == HttpServletResponse.SC_REQUEST_TIMEOUT) {
      // Otherwise Tomcat would wait for the rest again before it sends the answer.
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
    cors.allow(request, response);
    try {
      answer(request, status, failure).writeTo(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer answer(Request request, int status, @Nullable Throwable failure) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_FOUND -> Answer.routeNotFound(request);
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> Answer.wrongMethod(request);
      // The method or the version is unknown to HTTP/1.1.
      case HttpServletResponse.SC_NOT_IMPLEMENTED,
          HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED ->
          Answer.refused(HttpServletResponse.SC_BAD_REQUEST);
      default -> {
        if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
          yield Answer.refused(status);
        }
        yield failure == null ? faults.refused(status) : faults.answer(failure);
      }
    };
  }
}
