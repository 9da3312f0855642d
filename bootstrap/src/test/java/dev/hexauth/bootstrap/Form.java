package dev.hexauth.bootstrap;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The body of a request to a route of OAuth 2.0 (RFC 6749, appendix B). */
final class Form {

  static final String TYPE = "application/x-www-form-urlencoded";

  private Form() {}

  /** Names and values in turn. */
  static String encoded(String... namesAndValues) {
    StringJoiner form = new StringJoiner("&");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Secrets.notice(namesAndValues[i + 1]);
      form.add(encoded(namesAndValues[i]) + "=" + encoded(namesAndValues[i + 1]));
    }
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The parameters of a well-formed form. */
  static Map<String, String> decoded(String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(decodedPart(parts[0]), parts.length < 2 ? "" : decodedPart(parts[1]));
    }
    return parameters;
  }

  private static String decodedPart(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
