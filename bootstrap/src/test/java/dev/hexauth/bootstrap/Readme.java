package dev.hexauth.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The README, as tests read it. */
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

  /** The names of all settings as environment variables. */
  static List<String> variables() {
    return rows("").stream().map(List::getFirst).map(Readme::variable).toList();
  }

  /** The Spring property for {@code variable} in the environment. */
  static String property(String variable) {
    return rows("hexauth.").stream()
        .map(List::getFirst)
        .filter(name -> variable(name).equals(variable))
        .findAny()
        .orElseGet(() ->
            variable.startsWith("LOGGING_")
                ? variable.toLowerCase(Locale.ROOT).replace('_', '.')
                : variable);
  }

  private static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String plain(String cell) {
    return cell.strip().replace("`", "");
  }
}
