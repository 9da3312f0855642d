package dev.hexauth.adapter.web.http;

import java.util.List;

/**
 * A problem with one field of a request's body, or with one parameter of its query.
 *
 * @param code the kind of issue, for programs
 * @param path {@code body} and the field's name, or {@code query} and the parameter's
 * @param message the sentence for people
 */
public record Issue(String code, List<String> path, String message) {

  public static final String INVALID_TYPE = "invalid_type";
  public static final String INVALID_STRING = "invalid_string";
  public static final String INVALID_ENUM_VALUE = "invalid_enum_value";
  public static final String TOO_SMALL = "too_small";
  public static final String TOO_BIG = "too_big";
  public static final String CUSTOM = "custom";

  public static Issue of(String code, String field, String message) {
    return new Issue(code, List.of("body", field), message);
  }

  public static Issue ofQuery(String code, String parameter, String message) {
    return new Issue(code, List.of("query", parameter), message);
  }
}
