package dev.hexauth.adapter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be said of the console without a browser. */
final class ConsoleFilesTest {

  /** The most that a first visit may load, in bytes as they are sent. */
  private static final int BUDGET = 32_000;

  private static final Path FOLDER = Path.of("src/main/resources/dev/hexauth/adapter/console");

  private static final Pattern LOADED_BY_PAGE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?:import|from)\\s*\\(?\\s*\"([^\"]*)\"|import\\(");

  /** An entry of a table: a name or a text, and the text in each language. */
  private static final Pattern PAIR =
      Pattern.compile("^  (\\w+): \\[\"((?:[^\"\\\\]|\\\\.)+)\", \"((?:[^\"\\\\]|\\\\.)+)\"\\],$");

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");
  private static final Pattern WORD = Pattern.compile("[\"`]([a-zA-Z_]+)[\"`]");

  private final ConsoleFiles console = ConsoleConfiguration.files();

  @Test
  void a_first_visit_loads_little() throws IOException {
    int size = zipped(console.page());
    for (String file : console.files().values()) {
      size += zipped(file);
    }
    assertThat(size).isBetween(BUDGET / 2, BUDGET);
  }

  private static int zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  @Test
  void every_file_of_the_folder_is_part_of_the_console() throws IOException {
    Set<String> names = new TreeSet<>(console.files().keySet());
    names.remove("hexauth.js");
    names.add("index.html");
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void the_page_leads_to_every_file_and_to_nothing_else() {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    found(LOADED_BY_PAGE, console.page())
        .forEach(path -> {
          assertThat(path).startsWith(console.folder());
          open.add(path.substring(console.folder().length()));
        });
    while (!open.isEmpty()) {
      String name = open.pop();
      assertThat(console.files()).containsKey(name);
      if (reached.add(name) && name.endsWith(".js")) {
        found(IMPORT, code(name))
            .forEach(path -> {
              assertThat(path).as("an import of %s", name).startsWith("./");
              open.add(path.substring(2));
            });
      }
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(console.files().keySet());
  }

  @Test
  void the_page_preloads_every_module() {
    assertThat(console.files().keySet().stream().filter(name -> name.endsWith(".js")))
        .allSatisfy(name -> assertThat(console.page()).contains(console.folder() + name));
  }

  @Test
  void the_folder_is_named_after_the_content_of_the_files() {
    assertThat(console.folder()).matches("/console/[0-9a-f]{16}/");
    assertThat(ConsoleConfiguration.files()).isEqualTo(console);
    assertThat(console.page()).doesNotContain("/console/digest/");
  }

  @Test
  void no_script_and_no_style_is_inline() {
    assertThat(console.page())
        .doesNotContain("<style", "style=", "javascript:", "http:", "https:")
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern("(?i)\\son[a-z]+\\s*=");
    assertThat(console.files().get("console.css"))
        .doesNotContain("url(", "@import", "http", "expression(");
    assertThat(console.files().get("icon.svg")).doesNotContain("<script", "<style", "href");
  }

  /** Texts of users reach the document as text nodes and attributes only. */
  @Test
  void no_script_makes_html_or_code_of_a_text() {
    for (String name : modules()) {
      assertThat(code(name))
          .as(name)
          .doesNotContainPattern(
              "(?i)innerHTML|outerHTML|insertAdjacentHTML|setHTML|createContextualFragment"
                  + "|DOMParser|document\\.write|\\beval\\b|\\bFunction\\(|srcdoc|javascript:"
                  + "|cssText|\\.style\\b|setTimeout\\(\\s*[\"'`]|importScripts|new Worker");
    }
  }

  /** Tokens are in cookies that scripts cannot read; what is stored is no secret. */
  @Test
  @Tag("ASVS-14.3.3")
  void storage_keeps_choices_only() {
    Set<String> keys =
        modules().stream()
            .flatMap(name -> found(Pattern.compile("\"(hexauth\\.[a-z]+)\""), code(name)))
            .collect(Collectors.toSet());
    assertThat(keys).containsExactlyInAnyOrder("hexauth.here", "hexauth.theme", "hexauth.language");
    assertThat(modules())
        .allSatisfy(name -> assertThat(code(name)).doesNotContain("sessionStorage", "indexedDB"));
  }

  @Test
  void the_console_speaks_to_the_service_through_the_client_only() {
    for (String name : modules()) {
      if (!name.equals("hexauth.js")) {
        assertThat(code(name))
            .as(name)
            .doesNotContainPattern(
                "\\bfetch\\(|XMLHttpRequest|sendBeacon|EventSource|WebSocket|/api/");
      }
    }
  }

  @Test
  void every_text_is_in_both_languages_with_the_same_places() {
    List<MatchResult> pairs = table("TEXTS");
    assertThat(pairs).hasSizeGreaterThan(100);
    assertThat(table("KINDS")).hasSizeGreaterThan(15);
    for (MatchResult pair : pairs) {
      assertThat(found(PLACE, pair.group(3)).sorted())
          .as(pair.group(1))
          .containsExactlyElementsOf(found(PLACE, pair.group(2)).sorted().toList());
    }
    assertThat(pairs.stream().map(pair -> pair.group(1))).doesNotHaveDuplicates();
  }

  /** A name of a text is a word in quotes; of a family of texts, the beginning of a template. */
  @Test
  void every_text_is_used() {
    Set<String> words = new HashSet<>();
    Set<String> beginnings = new HashSet<>(Set.of("error_", "state_"));
    for (String name : modules()) {
      for (MatchResult word : WORD.matcher(code(name)).results().toList()) {
        if (word.group(1) != null) {
          words.add(word.group(1));
        }
      }
    }
    words.addAll(pageNames());
    assertThat(table("TEXTS").stream().map(pair -> pair.group(1)))
        .allMatch(key ->
            words.contains(key)
                || beginnings.stream().anyMatch(key::startsWith)
                || words.contains(key.replaceFirst("_(text|done)$", "")));
  }

  @Test
  void every_text_that_is_named_exists() {
    Set<String> keys =
        table("TEXTS").stream().map(pair -> pair.group(1)).collect(Collectors.toSet());
    Pattern named = Pattern.compile("\\b(?:t|lead|badge)\\(\"(\\w+)\"");
    for (String name : modules()) {
      assertThat(found(named, code(name))).as(name).allMatch(keys::contains);
    }
    assertThat(keys).containsAll(pageNames());
  }

  /** The titles of pages are texts. */
  private Set<String> pageNames() {
    String main = code("main.js");
    String pages = main.substring(main.indexOf("const PAGES"), main.indexOf("const NAVIGATION"));
    Set<String> names =
        found(Pattern.compile("(?m)^  (\\w+): \\{"), pages).collect(Collectors.toSet());
    assertThat(names).hasSizeGreaterThan(8);
    return names;
  }

  private List<MatchResult> table(String name) {
    String texts = code("texts.js");
    int start = texts.indexOf("const " + name + " = {\n");
    assertThat(start).isPositive();
    return texts
        .substring(texts.indexOf('\n', start) + 1, texts.indexOf("\n};", start))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("  //"))
        .map(line -> {
          var pair = PAIR.matcher(line);
          assertThat(pair.matches()).as(line).isTrue();
          return pair.toMatchResult();
        })
        .toList();
  }

  private Set<String> modules() {
    return console.files().keySet().stream()
        .filter(name -> name.endsWith(".js"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String code(String name) {
    return Objects.requireNonNull(console.files().get(name), name);
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }
}
