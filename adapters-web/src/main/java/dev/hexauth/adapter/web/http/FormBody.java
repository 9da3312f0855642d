package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a form in a request's body (RFC 6749, appendix B); an absent body has none. The
 * query is not read. A parameter without a value counts as absent (RFC 6749, 3.1).
 */
public final class FormBody {

  private static final Pattern TYPE =
      Pattern.compile(
          "application/x-www-form-urlencoded(?:[ \t]*;[ \t]*charset=(?:utf-8|\"utf-8\"))?[ \t]*",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, String> parameters;

  private FormBody(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads the body of {@code request}.
   *
   * @throws InvalidParametersException if it is no form in UTF-8, or repeats a parameter
   */
  public static FormBody read(HttpServletRequest request) {
    byte[] body = BodyLimitFilter.bodyOf(request);
    if (body.length > 0) {
      requireForm(request);
    }
    Map<String, String> parameters = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
      if (!pair.isEmpty()) {
        add(pair, parameters);
      }
    }
    return new FormBody(parameters);
  }

  private static void requireForm(HttpServletRequest request) {
    List<String> types = Collections.list(request.getHeaders("Content-Type"));
    if (types.size() != 1 || !TYPE.matcher(types.getFirst()).matches()) {
      throw new InvalidParametersException(
          "Send the parameters in the body, with Content-Type: application/x-www-form-urlencoded");
    }
    if (request.getHeader("Content-Encoding") != null) {
      throw new InvalidParametersException("Send the body without Content-Encoding");
    }
  }

  private static void add(String pair, Map<String, String> parameters) {
    int end = pair.indexOf('=');
    String name = decoded(end < 0 ? pair : pair.substring(0, end));
    String value = end < 0 ? "" : decoded(pair.substring(end + 1));
    if (parameters.put(name, value) != null) {
      throw new InvalidParametersException("Send each parameter once");
    }
  }

  private static String decoded(String encoded) {
    return FormText.decode(encoded)
        .orElseThrow(() ->
            new InvalidParametersException(
                "Encode the parameters as UTF-8 and then with percent signs"));
  }

  /** The value of {@code name}, or empty if it has none. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }
}
