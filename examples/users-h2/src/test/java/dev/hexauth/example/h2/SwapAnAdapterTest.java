package dev.hexauth.example.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page shows code that this build compiles and tests. */
final class SwapAnAdapterTest {

  @Test
  void the_adapter_and_its_contract_test_are_those_of_this_module() throws IOException {
    var files = Page.read().files();
    for (String file :
        List.of(
            "src/main/java/%sH2UserRepository.java", "src/test/java/%sH2UserRepositoryTest.java")) {
      String here = Files.readString(Path.of(file.formatted("dev/hexauth/example/h2/")));
      assertThat(files.get(file.formatted("com/example/users/")))
          .isEqualTo(here.replace("package dev.hexauth.example.h2;", "package com.example.users;"));
    }
  }

  @Test
  void every_excerpt_is_in_the_file_that_the_page_names() throws IOException {
    for (Page.Excerpt excerpt : Page.read().excerpts()) {
      assertThat(unindented(Files.readString(excerpt.file()))).contains(unindented(excerpt.code()));
    }
  }

  @Test
  void every_block_of_java_is_a_whole_file_or_an_excerpt() throws IOException {
    Page page = Page.read();
    List<String> shown = new ArrayList<>(page.files().values());
    page.excerpts().forEach(excerpt -> shown.add(excerpt.code()));
    assertThat(page.blocks("java")).isNotEmpty().isSubsetOf(shown);
  }

  @Test
  void every_link_leads_to_a_file() throws IOException {
    assertThat(Page.read().links()).isNotEmpty().allSatisfy(path -> assertThat(path).exists());
  }

  private static String unindented(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
