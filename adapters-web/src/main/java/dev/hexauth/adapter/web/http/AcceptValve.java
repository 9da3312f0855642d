package dev.hexauth.adapter.web.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/**
 * Adds any type, at the lowest preference, to what a request accepts: an answer of another type
 * than requested is more useful than none (RFC 9110, 12.4.1).
 */
final class AcceptValve extends ValveBase {

  private static final String ACCEPT = "Accept";

  private static final String ANYTHING = "*/*;q=0.001";

  AcceptValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    List<String> lines = Collections.list(request.getHeaders(ACCEPT));
    if (!lines.isEmpty()) {
      MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
      headers.removeHeader(ACCEPT);
      headers.addValue(ACCEPT).setString(widened(String.join(",", lines)));
    }
    getNext().invoke(request, response);
  }

  /** The readable parts of {@code accept}, followed by any type. */
  private static String widened(String accept) {
    Stream<String> readable =
        MimeTypeUtils.tokenize(accept).stream().map(String::strip).filter(AcceptValve::isReadable);
    return Stream.concat(readable, Stream.of(ANYTHING)).collect(Collectors.joining(","));
  }

  private static boolean isReadable(String type) {
    try {
      MediaType.parseMediaType(type);
      return true;
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
