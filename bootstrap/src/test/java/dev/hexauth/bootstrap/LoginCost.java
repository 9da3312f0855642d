package dev.hexauth.bootstrap;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The cost of rejected logins, with an unknown e-mail address and with a wrong password. The two
 * are sent alternately over HTTP, with stores in memory and bcrypt at its default cost, so that a
 * drift of the machine's speed affects both alike. The only argument is the number of pairs, 200 by
 * default.
 */
final class LoginCost {

  private static final int WARM_UP = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI service;

  private LoginCost(URI service) {
    this.service = service;
  }

  /** Measures, and prints a table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int pairs = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
    Path keys = Files.createTempDirectory("hexauth-benchmark");
    try (ConfigurableApplicationContext application = start(keys)) {
      String port = application.getEnvironment().getRequiredProperty("local.server.port");
      new LoginCost(URI.create("http://localhost:" + port)).measure(pairs);
    }
  }

  private static ConfigurableApplicationContext start(Path keys) {
    return new SpringApplicationBuilder(HexauthApplication.class)
        .profiles("development")
        .run(
            "--server.port=0",
            "--hexauth.users=memory",
            "--hexauth.sessions=memory",
            "--hexauth.throttle.enabled=false",
            "--logging.level.root=warn",
            "--dev-services.directory=" + keys);
  }

  private void measure(int pairs) throws IOException, InterruptedException {
    post(
        "/api/auth/register",
        "{\"name\":\"Ada\",\"email\":\"known@example.com\",\"password\":\"correct"
            + " horse\",\"passwordConfirm\":\"correct horse\"}");
    long[] unknown = new long[pairs];
    long[] wrong = new long[pairs];
    for (int i = -WARM_UP; i < pairs; i++) {
      long unknownTime = timeOf("unknown");
      long wrongTime = timeOf("known");
      if (i >= 0) {
        unknown[i] = unknownTime;
        wrong[i] = wrongTime;
      }
    }
    print(unknown, wrong);
  }

  private long timeOf(String name) throws IOException, InterruptedException {
    long start = System.nanoTime();
    post(
        "/api/auth/login",
        "{\"email\":\"%s@example.com\",\"password\":\"wrong horse\"}".formatted(name));
    return System.nanoTime() - start;
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    client.send(request, BodyHandlers.discarding());
  }

  private static void print(long[] unknown, long[] wrong) {
    Arrays.sort(unknown);
    Arrays.sort(wrong);
    PrintStream out = System.out;
    out.printf(
        "%-16s %9s %9s %9s   ms, %d samples each%n", "", "p25", "median", "p75", wrong.length);
    row(out, "unknown address", unknown);
    row(out, "wrong password", wrong);
    out.printf("%-16s %9.3f%n", "ratio of medians", at(unknown, 0.5) / at(wrong, 0.5));
  }

  private static void row(PrintStream out, String name, long[] sorted) {
    out.printf(
        "%-16s %9.2f %9.2f %9.2f%n", name, at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(long[] sorted, double quantile) {
    return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
  }
}
