package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All texts are in the English of docs/style.md, as far as a list of words can tell. */
final class ProseTest {

  @Test
  void no_text_has_a_word_that_the_style_rules_out() throws IOException {
    List<String> findings = new ArrayList<>();
    List<Path> files = Prose.files();
    for (Path file : files) {
      String name = Reactor.ROOT.relativize(file).toString();
      findings.addAll(Prose.findings(name, Files.readString(file)));
    }
    assertThat(files).hasSizeGreaterThan(1000);
    assertThat(findings)
        .as("words that docs/style.md rules out, which also says how to mark a quotation")
        .isEmpty();
  }

  @Test
  void every_phrase_is_found_in_prose_in_names_and_across_lines() {
    for (String phrase : Prose.phrases()) {
      assertThat(Prose.findings("a", "/** One.\n * Then " + phrase + ", two. */")).hasSize(1);
      assertThat(Prose.findings("a", "void a_" + phrase.replace(' ', '_') + "()")).hasSize(1);
      assertThat(Prose.findings("a", " * a " + phrase.replace(" ", "\n   * ") + "."))
          .as(phrase)
          .hasSize(1);
    }
  }

  @Test
  void a_finding_has_the_file_the_line_and_what_to_write() {
    // words: off
    assertThat(Prose.findings("README.md", "One.\nThe user logs in.\nHe may\nlog out by and\nby."))
        .containsExactly(
            "README.md:3: \"he\"; write: the user, the caller, they",
            "README.md:4: \"by and by\"; write: gradually");
    // words: on
  }

  @Test
  void parts_of_words_and_base64_are_not_found() {
    assertThat(Prose.findings("a", "the other there this hero achieve; a+he/b; x/his+y; HeLa"))
        .isEmpty();
  }

  @Test
  void quotations_are_exempt_until_they_end() {
    String word = Prose.phrases().iterator().next();
    assertThat(Prose.findings("a", mark("off") + word + mark("on") + "fine")).isEmpty();
    assertThat(Prose.findings("a", word + " said so" + mark("quoted") + "fine")).isEmpty();
    assertThat(Prose.findings("a", mark("off") + word + mark("on") + "and " + word)).hasSize(1);
    assertThat(Prose.findings("a", mark("off") + "and " + word)).hasSize(1);
  }

  private static String mark(String kind) {
    return " <!-- words: " + kind + " -->\n";
  }
}
