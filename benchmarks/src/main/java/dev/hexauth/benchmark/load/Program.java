package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs that end by themselves. */
final class Program {

  private static final int SHOWN_LINES = 20;

  private Program() {}

  /**
   * Runs a program in {@code folder} until it ends.
   *
   * @param environment variables in addition to those of this process
   * @return what it has printed
   * @throws LoadException with its last lines, if it ends with another status than 0
   */
  static String run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path log = Files.createTempFile("hexauth-program", ".log");
      log.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      int status = builder.start().waitFor();
      if (status != 0) {
        throw new LoadException(command + " ended with " + status + ":\n" + lastLines(log));
      }
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted during " + command, e);
    }
  }

  /** The variables of this process, and {@code more}. */
  static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(more);
    return all;
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }
}
