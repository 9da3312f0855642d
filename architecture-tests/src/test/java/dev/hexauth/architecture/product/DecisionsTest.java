package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of the decisions, docs/adr/README.md. */
final class DecisionsTest {

  private static final Path FOLDER = Reactor.ROOT.resolve("docs/adr");

  @Test
  void the_index_lists_every_page_in_order_with_its_title() throws IOException {
    try (Stream<String> lines = Files.lines(FOLDER.resolve("README.md"))) {
      assertThat(lines.filter(line -> line.startsWith("- ")).toList())
          .containsExactlyElementsOf(pages().map(DecisionsTest::entry).toList());
    }
  }

  @Test
  void the_numbers_have_no_gaps() throws IOException {
    List<String> numbers = pages().map(page -> page.substring(0, 5)).toList();
    assertThat(numbers)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, numbers.size()).mapToObj("%04d-"::formatted).toList());
  }

  @Test
  void a_title_starts_with_the_number_of_its_page() throws IOException {
    assertThat(pages())
        .allSatisfy(page ->
            assertThat(title(page)).startsWith(Integer.parseInt(page.substring(0, 4)) + ". "));
  }

  private static String entry(String page) {
    return "- [%s](%s)".formatted(title(page), page);
  }

  private static String title(String page) {
    try (Stream<String> lines = Files.lines(FOLDER.resolve(page))) {
      return lines.findFirst().orElseThrow().replaceFirst("^# ", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList()
          .stream();
    }
  }
}
