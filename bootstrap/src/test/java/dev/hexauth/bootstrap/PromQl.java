package dev.hexauth.bootstrap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The selectors of a PromQL expression, and whether a scrape has series for them. */
final class PromQl {

  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-z_][a-z0-9_]*)(?:\\{([^}]*)}|(?![a-z0-9_]|\\s*\\())");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern SERIES = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
  private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "sum", "topk");

  /** Labels that Prometheus adds to what it scrapes. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  /** A metric and the required values of its labels. */
  record Selector(String metric, List<Matcher> matchers) {

    /** One for each alternative of each matcher, because each must exist. */
    Stream<Selector> alternatives() {
      List<Selector> all = List.of(new Selector(metric, List.of()));
      for (Matcher matcher : matchers) {
        all = all.stream().flatMap(one -> matcher.alternatives().map(one::with)).toList();
      }
      return all.stream();
    }

    private Selector with(Matcher matcher) {
      return new Selector(metric, Stream.concat(matchers.stream(), Stream.of(matcher)).toList());
    }

    boolean selects(Series series) {
      return metric.equals(series.metric)
          && matchers.stream().allMatch(it -> it.accepts(series.labels));
    }
  }

  record Matcher(String label, String operator, String value) {

    private Stream<Matcher> alternatives() {
      return operator.equals("=~")
          ? Arrays.stream(value.split("\\|", -1)).map(it -> new Matcher(label, operator, it))
          : Stream.of(this);
    }

    private boolean accepts(Map<String, String> labels) {
      String found = labels.get(label);
      if (found == null) {
        return false;
      }
      return switch (operator) {
        case "=" -> found.equals(value);
        case "=~" -> found.matches(value);
        case "!=" -> !found.equals(value);
        default -> !found.matches(value);
      };
    }
  }

  /** A line of a scrape. */
  record Series(String metric, Map<String, String> labels) {}

  private PromQl() {}

  static List<Selector> selectors(String expression) {
    String plain = RANGE.matcher(expression).replaceAll(" ");
    plain = GROUPING.matcher(plain).replaceAll(" ");
    return SELECTOR
        .matcher(plain)
        .results()
        .filter(it -> !KEYWORDS.contains(it.group(1)))
        .map(it -> new Selector(it.group(1), matchers(it.group(2))))
        .toList();
  }

  static List<Series> series(String scrape) {
    return scrape
        .lines()
        .map(SERIES::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(it -> new Series(it.group(1), labels(it.group(2))))
        .toList();
  }

  private static List<Matcher> matchers(@Nullable String labels) {
    return matches(labels)
        .map(it -> new Matcher(it.group(1), it.group(2), it.group(3)))
        .filter(it -> !OF_PROMETHEUS.contains(it.label))
        .toList();
  }

  private static Map<String, String> labels(@Nullable String labels) {
    return matches(labels).collect(Collectors.toMap(it -> it.group(1), it -> it.group(3)));
  }

  private static Stream<MatchResult> matches(@Nullable String labels) {
    return labels == null ? Stream.empty() : MATCHER.matcher(labels).results();
  }
}
