package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.WebConfiguration.Draining;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Closes each connection with its next answer once the service drains, and says so, so that the
 * next request goes to another node (RFC 9112, 9.6).
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
    closeIfDraining(response);
    getNext().invoke(request, response);
    if (!response.isCommitted()) {
      closeIfDraining(response);
    }
  }

  private void closeIfDraining(Response response) {
    if (draining.hasBegun()) {
      response.setHeader("Connection", "close");
    }
  }
}
