package dev.hexauth.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Violations that a project has and tolerates until it mends them: a text file with a line each,
 * the rule's id before the message. Line numbers are left out, so an edit above a violation does
 * not make it a new one.
 */
final class FrozenViolations {

  private static final Object WRITING = new Object();

  private final Path file;
  private final boolean recording;

  /**
   * In {@code file}.
   *
   * @param recording whether to write what is found into the file, and to tolerate it
   */
  FrozenViolations(Path file, boolean recording) {
    this.file = file;
    this.recording = recording;
  }

  /** Those of {@code found} that are not in the file, and those in the file that are mended. */
  List<Violation> newAmong(String ruleId, List<Violation> found) {
    if (recording) {
      record(ruleId, found);
      return List.of();
    }
    List<String> left = new ArrayList<>(lines().filter(line -> isOf(ruleId, line)).toList());
    List<Violation> open = found.stream().filter(each -> !left.remove(line(each))).toList();
    return Stream.concat(open.stream(), left.stream().map(line -> mended(ruleId, line))).toList();
  }

  private void record(String ruleId, List<Violation> found) {
    synchronized (WRITING) {
      List<String> all =
          Stream.concat(
                  lines().filter(line -> !isOf(ruleId, line)),
                  found.stream().map(FrozenViolations::line))
              .sorted()
              .toList();
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, all);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Stream<String> lines() {
    if (Files.notExists(file)) {
      return Stream.of();
    }
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Violation mended(String ruleId, String line) {
    return new Violation(
        ruleId, "", "This violation is mended; delete its line from " + file + ": " + line);
  }

  private static boolean isOf(String ruleId, String line) {
    return line.startsWith(ruleId + ": ");
  }

  /** The numbers that javac gives to lambdas change as lines do. */
  private static String line(Violation violation) {
    return violation.ruleId()
        + ": "
        + violation
            .message()
            .replaceAll("\\.java:\\d+\\)", ".java)")
            .replaceAll("(lambda\\$\\w+\\$)\\d+", "$1")
            .replaceAll("\\R\\s*", " ");
  }
}
