package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.user.TextFlaw;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Checks the parameters of one query in turn, and collects the issues. A parameter that is sent
 * twice is an issue; unknown ones are ignored, as unknown fields of a body are.
 */
@Mutable({"issues", "request"})
final class QueryChecks {

  /** The default length of a page, in entries. */
  static final int DEFAULT_LIMIT = 50;

  /** The maximum length of a page, in entries. */
  static final int MAX_LIMIT = 100;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  private final HttpServletRequest request;
  private final List<Issue> issues = new ArrayList<>();

  QueryChecks(HttpServletRequest request) {
    this.request = request;
  }

  /** The issues so far. */
  List<Issue> issues() {
    return List.copyOf(issues);
  }

  void report(String code, String parameter, String message) {
    issues.add(Issue.ofQuery(code, parameter, message));
  }

  /** The value of a parameter, or empty if it is absent. */
  Optional<String> text(String parameter) {
    String[] values = request.getParameterValues(parameter);
    if (values != null && values.length > 1) {
      report(Issue.INVALID_TYPE, parameter, "Send " + parameter + " once");
    }
    return Optional.ofNullable(values).map(sent -> sent[0]);
  }

  /** {@code text}, or empty if {@code flawOf} finds a flaw, which is reported. */
  Optional<String> sound(
      String parameter, Optional<String> text, Function<String, Optional<TextFlaw>> flawOf) {
    Optional<TextFlaw> flaw = text.flatMap(flawOf);
    flaw.ifPresent(found -> report(codeOf(found), parameter, messageOf(parameter, found)));
    return flaw.isPresent() ? Optional.empty() : text;
  }

  /** The value of {@code parse}, which is empty if the text is not valid; that is reported. */
  <T> Optional<T> parsed(
      String parameter, Function<String, Optional<T>> parse, String code, String message) {
    Optional<String> text = text(parameter);
    Optional<T> parsed = text.flatMap(parse);
    if (text.isPresent() && parsed.isEmpty()) {
      report(code, parameter, message);
    }
    return parsed;
  }

  /** The length of a page: {@code limit}, 1 to {@value #MAX_LIMIT}. */
  int limit() {
    return parsed(
            "limit",
            QueryChecks::limit,
            Issue.INVALID_STRING,
            "The limit must be a number from 1 to " + MAX_LIMIT)
        .orElse(DEFAULT_LIMIT);
  }

  private static Optional<Integer> limit(String text) {
    return Optional.of(text)
        .filter(NUMBER.asMatchPredicate())
        .map(Integer::valueOf)
        .filter(limit -> limit >= 1 && limit <= MAX_LIMIT);
  }

  /**
   * The position of {@code cursor} in {@code list}, as {@code parse} reads it, or empty at the
   * start.
   */
  <T> Optional<T> cursor(String list, Function<List<String>, Optional<T>> parse) {
    return parsed(
        "cursor",
        text -> Cursor.parse(list, text).flatMap(parse),
        Issue.INVALID_STRING,
        "The cursor does not belong to this list; start again without one");
  }

  private static String codeOf(TextFlaw flaw) {
    return switch (flaw) {
      case EMPTY -> Issue.TOO_SMALL;
      case TOO_LONG -> Issue.TOO_BIG;
      case INVALID_CHARACTER -> Issue.INVALID_STRING;
    };
  }

  private static String messageOf(String parameter, TextFlaw flaw) {
    return switch (flaw) {
      case EMPTY -> "The parameter " + parameter + " is empty";
      case TOO_LONG -> "The parameter " + parameter + " is too long";
      case INVALID_CHARACTER -> "The parameter " + parameter + " contains an invalid character";
    };
  }
}
