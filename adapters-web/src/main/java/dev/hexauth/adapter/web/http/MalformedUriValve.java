package dev.hexauth.adapter.web.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * Refuses a malformed query or path parameter. Without it, Tomcat and Spring throw an exception
 * when something first reads them, which is on some routes only.
 */
final class MalformedUriValve extends ValveBase {

  /** A percent sign that two hexadecimal digits do not follow (RFC 3986, 2.1). */
  private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  MalformedUriValve() {
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
    String path = request.getRequestURI();
    return (path.indexOf('%') >= 0 && MALFORMED.matcher(path).find()) || isQueryMalformed(request);
  }

  private static boolean isQueryMalformed(Request request) {
    try {
      request.getCoyoteRequest().getParameters().handleQueryParameters();
      return false;
    } catch (InvalidParameterException e) {
      return true;
    }
  }
}
