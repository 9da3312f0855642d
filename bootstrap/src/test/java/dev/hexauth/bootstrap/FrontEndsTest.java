package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/front-ends.md work; its JavaScript and Python are run by hand. */
final class FrontEndsTest {

  private static final Account ADA = new Account("Ada", "ada@example.com", "correct horse");

  private static Assembly assembly;
  private static String page;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    page = Files.readString(Path.of("..", "docs", "front-ends.md"));
    assembly = Assembly.start(StoreSettings.memory());
    assembly.api().register(ADA).succeeded(201);
  }

  @AfterAll
  static void stop() {
    assembly.close();
  }

  @Test
  void the_curl_lines_log_in_ask_refresh_and_log_out_without_cookies() throws Exception {
    Map<String, String> files = new HashMap<>();
    List<Integer> statuses = new ArrayList<>();
    for (String line : page.lines().filter(line -> line.startsWith("curl ")).toList()) {
      String[] commandAndFile = line.split(" > ", 2);
      HttpResponse<String> answer =
          CurlLine.parse(substituted(commandAndFile[0], files)).run(assembly.uri(), Map.of());
      statuses.add(answer.statusCode());
      assertThat(answer.headers().allValues("Set-Cookie"))
          .as(line)
          .noneMatch(cookie -> cookie.startsWith("access_token=e"));
      if (commandAndFile.length > 1) {
        files.put(commandAndFile[1], answer.body());
      }
    }
    assertThat(statuses).containsExactly(200, 200, 200, 200);
  }

  /** With the outputs of {@code $(jq -r .member file)} in their places. */
  private static String substituted(String line, Map<String, String> files) {
    return Pattern.compile("\\$\\(jq -r \\.(\\w+) (\\S+)\\)")
        .matcher(line)
        .replaceAll(use ->
            Matcher.quoteReplacement(
                Json.tree(files.getOrDefault(use.group(2), "{}")).path(use.group(1)).asString()));
  }

  @Test
  void the_java_client_refreshes_by_itself_until_the_session_ends() throws Exception {
    Files.writeString(folder.resolve("Hexauth.java"), snippet("java"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Werror",
                "-Xlint:all",
                folder.resolve("Hexauth.java").toString());
    assertThat(compiled).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> type = loader.loadClass("Hexauth");
      Object client = type.getConstructor(String.class).newInstance(assembly.uri().toString());
      type.getMethod("logIn", String.class, String.class)
          .invoke(client, ADA.email(), ADA.password());

      assertThat(me(client).body()).contains(ADA.email());
      for (int i = 0; i < 5; i++) {
        assembly.clock().advance(Duration.ofMinutes(16));
        List<HttpResponse<String>> answers = Race.of(4, () -> me(client));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
      }
      assembly.clock().advance(Duration.ofMinutes(61));
      assertThatThrownBy(() -> me(client)).hasStackTraceContaining("403 refresh_refused");
    }
  }

  @SuppressWarnings("unchecked")
  private static HttpResponse<String> me(Object client) {
    try {
      return (HttpResponse<String>)
          client
              .getClass()
              .getMethod("call", String.class, String.class)
              .invoke(client, "GET", "/api/users/me");
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the page's client has another shape", e);
    }
  }

  @Test
  void every_code_and_every_setting_it_names_exists() {
    List<String> codes =
        page.lines()
            .filter(line -> line.matches("\\| `[a-z_]+`.*"))
            .flatMap(line -> words("`([a-z_]+)`", line.split("\\|", 3)[1]).stream())
            .toList();
    assertThat(codes)
        .hasSizeGreaterThan(8)
        .allSatisfy(code -> assertThat(DocumentedCode.all()).contains(code));
    assertThat(words("`(hexauth\\.(?!js`)[a-z.-]+)[=`]", page))
        .hasSizeGreaterThan(3)
        .allSatisfy(name -> assertThat(SettingsTable.defaults()).containsKey(name));
  }

  @Test
  void every_link_leads_to_a_file() {
    List<String> links = words("]\\(([^)#]+)[)#]", page);
    assertThat(links)
        .hasSizeGreaterThan(5)
        .allSatisfy(link -> assertThat(Path.of("..", "docs").resolve(link)).exists());
  }

  private static List<String> words(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(word -> word.group(1)).toList();
  }

  /** The only code block in {@code language}. */
  private static String snippet(String language) {
    List<String> blocks =
        Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
            .matcher(page)
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).hasSize(1);
    return blocks.getFirst();
  }
}
