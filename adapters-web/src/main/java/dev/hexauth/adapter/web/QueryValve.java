package dev.hexauth.adapter.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * Refuses a malformed query before anybody asks for its parameters, which Tomcat answers with an
 * exception.
 */
final class QueryValve extends ValveBase {

  QueryValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (!response.isError() && isMalformed(request)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    getNext().invoke(request, response);
  }

  private static boolean isMalformed(Request request) {
    try {
      request.getCoyoteRequest().getParameters().handleQueryParameters();
      return false;
    } catch (InvalidParameterException e) {
      return true;
    }
  }
}
