package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The commit of the working tree, which {@code benchmarks/run} has just built. */
final class Commit {

  private static final String UNKNOWN = "an unknown commit";
  private static final int LIMIT_SECONDS = 10;

  private Commit() {}

  /** Its short hash, with {@code -dirty} if files were changed since. */
  static String current() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*", "--abbrev=8")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String line = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0 ? line : UNKNOWN;
    } catch (IOException noGit) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
