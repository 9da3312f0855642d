package dev.hexauth.adapter.web.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Once the service drains, closes each connection with its next answer and announces it, so that
 * the next request goes to another node (RFC 9112, 9.6). Does the same for a request that took too
 * long, because nothing more is read from its connection.
 */
final class DrainValve extends ValveBase {

  private final Draining draining;

  DrainValve(Draining draining) {
    super(true);
    this.draining = draining;
  }

  /** Checks before the request, for answers that are sent early, and again after it. */
  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    closeIfDraining(request, response);
    getNext().invoke(request, response);
    if (!response.isCommitted()) {
      closeIfDraining(request, response);
    }
  }

  private void closeIfDraining(Request request, Response response) {
    if (draining.hasBegun() || RequestTimer.isLate(request.getCoyoteRequest())) {
      response.setHeader("Connection", "close");
    }
  }
}
