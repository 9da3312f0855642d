package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The console as browsers load it. It is on. */
interface ConsoleContract extends OverHttp {

  Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
  Pattern IMPORTED = Pattern.compile("from \"\\./([^\"]+)\"");

  @Test
  default void the_page_and_all_that_it_loads_are_served() {
    Map<String, Reply> files = files();

    assertThat(files).hasSizeGreaterThan(8);
    files.forEach((path, file) -> {
      assertThat(file.status()).as(path).isEqualTo(200);
      assertThat(file.body()).as(path).isNotBlank();
      Reply compressed = api().get(path).header("Accept-Encoding", "gzip").send();
      assertThat(compressed.header("content-encoding")).as(path).hasValue("gzip");
      Reply again =
          api().get(path).header("If-None-Match", file.header("etag").orElseThrow()).send();
      assertThat(again.status()).as(path).isEqualTo(304);
    });
  }

  @Test
  @Tag("ASVS-3.4.3")
  @Tag("ASVS-3.4.4")
  @Tag("ASVS-3.4.6")
  default void every_response_has_a_policy_that_allows_nothing_of_other_origins() {
    files()
        .forEach((path, file) -> {
          assertThat(file.headers().get("content-security-policy"))
              .as(path)
              .hasSize(1)
              .allMatch(policy -> policy.startsWith("default-src 'none'; "))
              .allMatch(policy -> policy.contains("frame-ancestors 'none'"))
              .noneMatch(policy -> policy.contains("unsafe") || policy.contains("http"));
          assertThat(file.header("x-content-type-options")).as(path).hasValue("nosniff");
          assertThat(file.header("set-cookie")).as(path).isEmpty();
        });
    assertThat(api().get("/").send().header("content-security-policy").orElseThrow())
        .contains("require-trusted-types-for 'script'", "trusted-types 'none'");
  }

  @Test
  default void nothing_else_is_below_its_folder() {
    for (String path :
        List.of(
            "/console",
            "/console/",
            "/console/0000000000000000/main.js",
            "/console/0000000000000000/",
            "/console/main.js",
            "/console/0000000000000000/..%2f..%2fapplication.yaml")) {
      assertUnknown(api().get(path).send(), path);
    }
    String folder = files().keySet().stream().skip(1).findFirst().orElseThrow();
    assertUnknown(api().get(folder.replaceFirst("[^/]+$", "")).send(), "the folder itself");
    assertUnknown(api().get(folder + ";a=b").send(), "a parameter of the path");
  }

  private static void assertUnknown(Reply reply, String what) {
    assertThat(reply.failed(404).code()).as(what).isEqualTo("route_not_found");
    HardeningContract.assertHardened(reply);
  }

  /** Fails unless the service of {@code api} serves no console. */
  static void isOff(Api api) {
    for (String path : List.of("/", "/console/0000000000000000/main.js")) {
      api.get(path).send().failed(404, "route_not_found", "Route " + path + " not found");
    }
  }

  /** The page and, from it, all files, each by its path. */
  private Map<String, Reply> files() {
    Map<String, Reply> files = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of("/"));
    while (!open.isEmpty()) {
      String path = open.pop();
      if (!files.containsKey(path)) {
        Reply file = api().get(path).send();
        files.put(path, file);
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        LOADED
            .matcher(path.equals("/") ? file.body() : "")
            .results()
            .forEach(match -> open.add(match.group(1)));
        IMPORTED
            .matcher(path.endsWith(".js") ? file.body() : "")
            .results()
            .forEach(match -> open.add(folder + match.group(1)));
      }
    }
    return files;
  }
}
