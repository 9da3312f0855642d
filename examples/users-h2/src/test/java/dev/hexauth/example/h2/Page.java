package dev.hexauth.example.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** {@code docs/swap-an-adapter.md}: its files, excerpts and links. */
record Page(String text) {

  private static final Path DOCUMENT = Path.of("../../docs/swap-an-adapter.md");

  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
  private static final Pattern BLOCK =
      Pattern.compile("^```([a-z]+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern FILE =
      Pattern.compile(
          "^`([\\w/.-]+)`:\n\n```[a-z]+\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern EXCERPT =
      Pattern.compile(
          "]\\(([^)]+\\.java)\\):\n\n```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * A part of a source file.
   *
   * @param file that contains it, as the page says
   */
  record Excerpt(Path file, String code) {}

  static Page read() throws IOException {
    return new Page(Files.readString(DOCUMENT));
  }

  /** The files and folders that it links to. */
  List<Path> links() {
    return LINK.matcher(text).results().map(Page::target).toList();
  }

  /** The blocks of {@code language}. */
  List<String> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** The whole files on the page, by their path in the project. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    FILE.matcher(text).results().forEach(file -> files.put(file.group(1), file.group(2)));
    return files;
  }

  /** The blocks of Java that the page takes from a file of this repository. */
  List<Excerpt> excerpts() {
    return EXCERPT
        .matcher(text)
        .results()
        .map(match -> new Excerpt(target(match), match.group(2)))
        .toList();
  }

  private static Path target(MatchResult link) {
    return DOCUMENT.resolveSibling(link.group(1)).normalize();
  }
}
