package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Forwarded} header (RFC 7239). */
final class Forwarded {

  private static final String NAME = "Forwarded";

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** A parameter, and the separator after it. */
  private static final Pattern PAIR =
      Pattern.compile(
          "[ \\t]*(?:(?<name>"
              + TOKEN
              + ")=(?:(?<token>"
              + TOKEN
              + ")|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"))?"
              + "[ \\t]*(?:[;,]|$)");

  private Forwarded() {}

  /**
   * The values of {@code parameter} in all elements of all lines, in order.
   *
   * @return empty if any part of the header breaks the grammar (RFC 7239, 4)
   */
  static List<String> values(HttpServletRequest request, String parameter) {
    String header = String.join(",", Collections.list(request.getHeaders(NAME)));
    List<String> values = new ArrayList<>();
    Matcher pair = PAIR.matcher(header);
    int end = 0;
    while (end < header.length()) {
      if (!pair.find(end) || pair.start() != end) {
        return List.of();
      }
      String name = pair.group("name");
      if (name != null && name.toLowerCase(Locale.ROOT).equals(parameter)) {
        values.add(value(pair));
      }
      end = pair.end();
    }
    return values;
  }

  private static String value(Matcher pair) {
    String quoted = pair.group("quoted");
    return quoted == null ? pair.group("token") : quoted.replaceAll("\\\\(.)", "$1");
  }
}
