package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page at {@code /} and its files. */
final class FrontPageTest {

  private static final String SCRIPT = "/console/v1/main.js";

  private final TestServer server = TestServer.fresh();

  @Test
  @Tag("ASVS-3.4.3")
  @Tag("ASVS-3.4.5")
  @Tag("ASVS-3.4.6")
  @Tag("ASVS-3.4.8")
  void the_page_runs_the_scripts_of_this_service_only() {
    HttpResponse<String> page = server.send("GET", "/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(TestServer.FRONT_PAGE.page());
    assertThat(page.headers().allValues("Content-Type")).containsExactly("text/html;charset=utf-8");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                + " trusted-types 'none'");
    assertThat(page.headers().allValues("Cross-Origin-Opener-Policy"))
        .containsExactly("same-origin");
    assertThat(page.headers().allValues("Cross-Origin-Resource-Policy"))
        .containsExactly("same-origin");
    assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
  }

  @Test
  void caches_ask_for_the_page_and_keep_the_files() {
    HttpResponse<String> page = server.send("GET", "/");
    HttpResponse<String> script = server.send("GET", SCRIPT);

    assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
    assertThat(script.headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
    for (HttpResponse<String> answer : List.of(page, script)) {
      assertThat(answer.headers().allValues("Vary")).containsExactly("Origin", "Accept-Encoding");
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      String path = answer.uri().getPath();
      HttpResponse<String> again = server.send("GET", path, "If-None-Match", tag);
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().allValues("Cache-Control"))
          .isEqualTo(answer.headers().allValues("Cache-Control"));
      assertThat(again.headers().allValues("Vary")).isEqualTo(answer.headers().allValues("Vary"));
      assertThat(server.send("GET", path, "If-None-Match", "W/\"other\"").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void each_file_has_its_type_and_the_policy_of_data() {
    Map.of(
            "main.js", "text/javascript;charset=utf-8",
            "main.css", "text/css;charset=utf-8",
            "icon.svg", "image/svg+xml;charset=utf-8")
        .forEach((name, type) -> {
          HttpResponse<String> file = server.send("GET", "/console/v1/" + name);
          assertThat(file.body()).isEqualTo(TestServer.FRONT_PAGE.files().get(name));
          assertThat(file.headers().allValues("Content-Type")).containsExactly(type);
          assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
              .endsWith("; sandbox");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "gzip, deflate, br, zstd | true",
        "br;q=1.0, GZIP;q=0.001 | true",
        "br , gzip ; q=1 | true",
        "gzip;q=0 | false",
        "gzip;q=0.000, br | false",
        "gzip;q=2 | false",
        "identity | false",
        "* | false",
        "gzipped, xgzip | false",
        "'' | false"
      })
  void a_client_that_accepts_gzip_gets_the_same_text_compressed(String accepted, boolean gzip)
      throws IOException {
    HttpResponse<byte[]> answer = server.getBytes(SCRIPT, "Accept-Encoding", accepted);

    assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(gzip);
    byte[] text = gzip ? unzipped(answer.body()) : answer.body();
    assertThat(new String(text, StandardCharsets.UTF_8))
        .isEqualTo(TestServer.FRONT_PAGE.files().get("main.js"));
    assertThat(answer.headers().firstValue("Content-Length"))
        .contains(Integer.toString(answer.body().length));
  }

  @Test
  void what_compression_makes_longer_is_sent_as_it_is() {
    HttpResponse<byte[]> answer =
        server.getBytes("/console/v1/main.css", "Accept-Encoding", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.body()).isEqualTo("a{}".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/",
        "/console/v1",
        "/console/v1/",
        "/console/v1/index.html",
        "/console/v2/main.js",
        "/console/v1/Main.js",
        "/console/v1/main.js/",
        "/console/v1/main.js;a=b",
        "/console/v1;a=b/main.js",
        "/console/v1/main%2ejs",
        "/console/v1/..%2fmain.js",
        "/console/v1/%2e%2e/v1/main.js",
        "/console/../console/v1/main.js",
        "/console//v1/main.js",
        "//console/v1/main.js",
        "/index.html",
        "/main.js"
      })
  void no_other_path_leads_to_a_file(String path) {
    HttpResponse<String> answer = server.send("GET", path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"route_not_found\"");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void the_files_answer_head_and_no_other_method() {
    for (String path : List.of("/", SCRIPT)) {
      HttpResponse<String> head = server.send("HEAD", path);
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Length"))
          .isEqualTo(server.send("GET", path).headers().firstValue("Content-Length"));
      assertThat(server.send("POST", path).statusCode()).isEqualTo(404);
      assertThat(server.send("DELETE", path).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_file_of_a_type_that_nobody_serves_is_refused_at_the_start() {
    FrontPage front = new FrontPage("", "/console/v1/", Map.of("main.exe", ""));
    assertThatThrownBy(() -> new FrontPageController(front)).hasMessage("main.exe");
  }

  private static byte[] unzipped(byte[] gzip) throws IOException {
    try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return text.readAllBytes();
    }
  }
}
