package dev.hexauth.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The README, as a test reads it. */
final class Readme {

  private Readme() {}

  static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("..", "README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The cells of every row of a table whose first cell starts with {@code start}, without
   * backticks.
   */
  static List<List<String>> rows(String start) {
    return lines().stream()
        .filter(line -> line.startsWith("| `" + start))
        .map(line -> Arrays.stream(line.split("\\|", -1)).skip(1).map(Readme::plain).toList())
        .toList();
  }

  private static String plain(String cell) {
    return cell.strip().replace("`", "");
  }
}
