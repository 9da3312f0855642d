package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The limits of system calls for one request.
 *
 * @param limits by operation and kind, as {@code me.writes}
 */
record CallBudgets(Properties limits) {

  /** The limits in calls.properties. */
  static CallBudgets read() throws IOException {
    Properties limits = new Properties();
    try (InputStream file = CallBudgets.class.getResourceAsStream("/calls.properties")) {
      limits.load(Objects.requireNonNull(file));
    }
    return new CallBudgets(limits);
  }

  /** The violations of a result, in sentences. */
  Stream<String> findings(Result result) {
    Run run = Run.median(result.runs());
    return Stream.concat(
        finding(result.name() + ".reads", run.reads()),
        finding(result.name() + ".writes", run.writes()));
  }

  private Stream<String> finding(String name, double measured) {
    double limit = Double.parseDouble(limits.getProperty(name, "0"));
    return measured > 0 && measured <= limit
        ? Stream.empty()
        : Stream.of(
            "%s are %.2f for each request; their budget in calls.properties is %.1f"
                .formatted(name, measured, limit));
  }
}
