package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides by a request's headers whether its body can be read: JSON in UTF-8 without a content
 * coding.
 */
final class BodyFormat {

  /** The longest content type, in characters: matching uses stack for each parameter. */
  private static final int MAX_LENGTH = 256;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]++";
  private static final String NAME = "[0-9a-z][0-9a-z!#$&^_.-]*+";

  /** UTF-8 under its name, and under the name that many programs send. */
  private static final String UTF_8 = "charset=(?:utf-?8|\"utf-?8\")";

  private static final String OTHER_PARAMETER =
      "(?!charset=)" + TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";

  /**
   * RFC 9110, 8.3.1, with the names of RFC 6838, 4.2. JSON without a charset is UTF-8 (RFC 8259,
   * 8.1).
   */
  private static final Pattern JSON =
      Pattern.compile(
          "(?:application/json|NAME/NAME(?:\\+NAME)*\\+json)(?:[ \t]*;[ \t]*(?:UTF_8|OTHER)?)*+[ \t]*"
              .replace("NAME", NAME)
              .replace("UTF_8", UTF_8)
              .replace("OTHER", OTHER_PARAMETER),
          Pattern.CASE_INSENSITIVE);

  private BodyFormat() {}

  /**
   * Checks that the body of {@code request} can be read.
   *
   * @throws UnsupportedBodyException if not
   */
  static void require(HttpServletRequest request) {
    if (!codings(request).allMatch("identity"::equalsIgnoreCase)) {
      throw UnsupportedBodyException.coding();
    }
    List<String> types = Collections.list(request.getHeaders("Content-Type"));
    if (types.size() != 1 || !isJson(types.getFirst())) {
      throw UnsupportedBodyException.type();
    }
  }

  private static boolean isJson(String type) {
    return type.length() <= MAX_LENGTH && JSON.matcher(type).matches();
  }

  private static Stream<String> codings(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Content-Encoding")).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .filter(coding -> !coding.isEmpty());
  }
}
