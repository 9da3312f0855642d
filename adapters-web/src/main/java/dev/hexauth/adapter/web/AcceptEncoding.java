package dev.hexauth.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Whether a request allows a compressed answer (RFC 9110, 12.5.3). */
final class AcceptEncoding {

  static final String GZIP = "gzip";

  /** The coding in the list, without a weight or with one above 0. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "(?:^|,)\\s*gzip\\s*"
              + "(?:;\\s*q=(?:1(?:\\.0{0,3})?|0\\.(?=0{0,2}[1-9])\\d{1,3})\\s*)?(?:,|$)");

  private AcceptEncoding() {}

  /** Whether gzip is named; {@code *} alone does not count, as a plain answer is always right. */
  static boolean allowsGzip(HttpServletRequest request) {
    String codings =
        String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)));
    return ALLOWED.matcher(codings.toLowerCase(Locale.ROOT)).find();
  }
}
