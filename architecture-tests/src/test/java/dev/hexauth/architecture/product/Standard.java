package dev.hexauth.architecture.product;

import dev.hexauth.architecture.product.Requirement.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A standard, as a Markdown file lists it: a heading, chapters, and in each a table of requirements
 * with the columns of {@link Requirement}.
 */
record Standard(String title, List<Chapter> chapters) {

  /** Requirements that belong together, in the order of the standard. */
  record Chapter(String title, List<Requirement> requirements) {}

  /** Those that the Markdown files in {@code folder} list, in the order of the files' names. */
  static List<Standard> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Standard::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalArgumentException if {@code text} has a line that is none of a heading, a row of
   *     five cells and nothing
   */
  static Standard parse(String text) {
    String title = "";
    List<Chapter> chapters = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("# ")) {
        title = line.substring(2);
      } else if (line.startsWith("## ")) {
        chapters.add(new Chapter(line.substring(3), new ArrayList<>()));
      } else if (!line.isBlank() && !line.startsWith("| id |") && !line.startsWith("|---")) {
        chapters.getLast().requirements().add(requirement(line));
      }
    }
    return new Standard(title, chapters);
  }

  Stream<Requirement> requirements() {
    return chapters.stream().flatMap(chapter -> chapter.requirements().stream());
  }

  private static Standard read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Requirement requirement(String row) {
    List<String> cells = Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != 7) {
      throw new IllegalArgumentException("a row has 5 cells, unlike: " + row);
    }
    Verdict verdict =
        Verdict.of(cells.get(4))
            .orElseThrow(() -> new IllegalArgumentException("there is no such verdict: " + row));
    return new Requirement(cells.get(1), cells.get(2), cells.get(3), verdict, cells.get(5));
  }
}
