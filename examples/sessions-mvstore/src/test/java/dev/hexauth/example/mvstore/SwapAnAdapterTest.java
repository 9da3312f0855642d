package dev.hexauth.example.mvstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page shows what is run: its code is that of this module, and {@link MvStoreAssemblyTest} is
 * started with its settings.
 */
final class SwapAnAdapterTest {

  @Test
  void all_code_on_the_page_is_in_the_file_that_it_names() throws IOException {
    for (Page.Excerpt excerpt : Page.read().excerpts()) {
      assertThat(unindented(Files.readString(excerpt.file()))).contains(unindented(excerpt.code()));
    }
  }

  @Test
  void every_block_of_code_names_its_file() throws IOException {
    Page page = Page.read();
    assertThat(page.excerpts())
        .isNotEmpty()
        .extracting(Page.Excerpt::code)
        .isEqualTo(page.blocks("java"));
  }

  @Test
  void every_link_leads_somewhere() throws IOException {
    assertThat(Page.read().links()).isNotEmpty().allSatisfy(path -> assertThat(path).exists());
  }

  @Test
  void the_command_tests_this_module() throws IOException {
    Path root = Path.of("../..").toRealPath();
    String module = root.relativize(Path.of("").toRealPath()).toString();
    assertThat(Page.read().blocks("sh"))
        .containsExactly("./mvnw -pl %s -am test -Dtest='MvStore*'\n".formatted(module));
    assertThat(root.resolve("pom.xml")).content().contains("<module>" + module + "</module>");
    assertThat(root.resolve("mvnw")).isExecutable();
  }

  private static String unindented(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
