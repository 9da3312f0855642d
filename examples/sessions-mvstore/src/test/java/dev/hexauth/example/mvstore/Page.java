package dev.hexauth.example.mvstore;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/swap-an-adapter.md}, and what it shows. */
record Page(String text) {

  private static final Path DOCUMENT = Path.of("../../docs/swap-an-adapter.md");

  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
  private static final Pattern BLOCK =
      Pattern.compile("^```([a-z]+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern EXCERPT =
      Pattern.compile(
          "]\\(([^)]+\\.java)\\):\n\n```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * A part of a source file.
   *
   * @param file the file that is said to have it
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

  /** The blocks of Java that follow the name of their file. */
  List<Excerpt> excerpts() {
    return EXCERPT
        .matcher(text)
        .results()
        .map(match -> new Excerpt(target(match), match.group(2)))
        .toList();
  }

  Map<String, String> settings() throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(String.join("", blocks("properties"))));
    return settings.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, settings::getProperty));
  }

  private static Path target(MatchResult link) {
    return DOCUMENT.resolveSibling(link.group(1)).normalize();
  }
}
