package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short-lived commands of the operating system. */
final class Commands {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  record Outcome(int status, String output) {}

  private Commands() {}

  /**
   * Runs a command in the root folder, without any PG* variable, in the C locale and UTC.
   *
   * @throws DevServicesException if it fails, with its output
   */
  static String require(List<String> command) {
    Outcome outcome = run(command);
    if (outcome.status() != 0) {
      throw new DevServicesException(
          "'%s' failed with status %d: %s"
              .formatted(String.join(" ", command), outcome.status(), outcome.output().strip()));
    }
    return outcome.output();
  }

  /** Runs a command as {@link #require} does; one that cannot be started has status 127. */
  static Outcome run(List<String> command) {
    Process process;
    try {
      process = builder(command).start();
    } catch (IOException e) {
      return new Outcome(127, String.valueOf(e.getMessage()));
    }
    try {
      process.outputWriter().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new DevServicesException(
            "'%s' did not end within %s".formatted(String.join(" ", command), LIMIT));
      }
      return new Outcome(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevServicesException("interrupted while running " + command.getFirst(), e);
    }
  }

  private static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(Path.of("/").toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
