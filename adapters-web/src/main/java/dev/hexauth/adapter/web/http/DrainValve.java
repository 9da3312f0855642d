package dev.hexauth.adapter.web.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Closes each connection with its next answer once the service drains, and says so, so that the
 * next request goes to another node (RFC 9112, 9.6). So does the answer to a request that has taken
 * too long, of whose connection no more is read.
 */
final class DrainValve extends ValveBase {

  private final Draining draining;

  DrainValve(Draining draining) {
    super(true);
    this.draining = draining;
  }

  /** Looks before the request, for answers that are sent early, and after it. */
  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    closeIfDraining(request, response);
    getNext().invoke(request, response);
    if (!response.isCommitted()) {
      closeIfDraining(request, response);
    }
  }

  private void closeIfDraining(Request request, Response response) {
    if (draining.hasBegun() || Exchange.isLate(request.getCoyoteRequest())) {
      response.setHeader("Connection", "close");
    }
  }
}
