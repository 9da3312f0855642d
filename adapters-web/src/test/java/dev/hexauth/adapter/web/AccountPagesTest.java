package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordPolicy;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that letters lead to. The use cases of the test fail, so none of them is asked. */
final class AccountPagesTest {

  private static final List<String> PAGES =
      List.of("/account/verify", "/account/reset", "/account/take-back");

  /** What a page shares with its translation: elements, identifiers and names. */
  private static final Pattern STRUCTURE =
      Pattern.compile(
          "<[a-z/!][a-z0-9]*|(?:id|for|name|data-[a-z]+|src|href|autocomplete|type|role)=\"[^\"]*\"");

  private final TestServer server = TestServer.fresh();

  private String body(String path, Language language) {
    return server.send("GET", path, "Accept-Language", language.tag()).body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/account/verify", "/account/reset", "/account/take-back"})
  @Tag("ASVS-3.4.3")
  @Tag("ASVS-3.4.5")
  @Tag("ASVS-3.4.6")
  @Tag("ASVS-3.4.8")
  void a_page_runs_the_scripts_of_this_service_only(String path) {
    HttpResponse<String> page = server.send("GET", path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                + " require-trusted-types-for 'script'; trusted-types 'none'");
    assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(page.headers().allValues("Cross-Origin-Opener-Policy"))
        .containsExactly("same-origin");
    assertThat(page.headers().allValues("Cross-Origin-Resource-Policy"))
        .containsExactly("same-origin");
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(page.headers().allValues("Vary")).containsExactly("Origin", "Accept-Language");
    assertThat(page.body()).doesNotContain("style=", "onclick", "http:", "https:", "<script>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | de",
        "de-CH,de;q=0.9,en;q=0.8 | de",
        "en | en",
        "fr;q=1, de;q=0.2 | de",
        "fr | en",
        "de;q=0 | en",
        "'' | en",
        "<script>alert(1)</script> | en"
      })
  void a_page_is_in_the_language_that_the_request_prefers(String accepted, String language) {
    for (String path : PAGES) {
      HttpResponse<String> page = server.send("GET", path, "Accept-Language", accepted);

      assertThat(page.body()).startsWith("<!doctype html>\n<html lang=\"" + language + "\">");
      assertThat(page.headers().allValues("Content-Language")).containsExactly(language);
      assertThat(page.headers().allValues("Content-Type"))
          .containsExactly("text/html;charset=utf-8");
    }
  }

  @Test
  void both_languages_have_the_same_parts() {
    for (String path : PAGES) {
      assertThat(structure(path, Language.GERMAN))
          .as(path)
          .isEqualTo(structure(path, Language.ENGLISH))
          .hasSizeGreaterThan(50);
    }
  }

  /** Without the translations of the server's messages, which are English. */
  private List<String> structure(String path, Language language) {
    String body = body(path, language).replaceAll("(?s)<ul hidden>.*?</ul>", "");
    return STRUCTURE.matcher(body).results().map(MatchResult::group).toList();
  }

  @Test
  void a_page_says_what_to_do_without_javascript() {
    for (Language language : Language.values()) {
      for (String path : PAGES) {
        assertThat(body(path, language)).containsPattern("<noscript>\\s*<p>[^<]*JavaScript");
      }
    }
  }

  @Test
  void the_german_page_translates_every_message_about_a_new_password() {
    PasswordPolicy policy = new PasswordPolicy(8, 32);
    NewPasswordFields fields = new NewPasswordFields(policy);
    Stream<String> refused =
        Stream.of(PasswordPolicy.Flaw.values()).map(flaw -> fields.issueOf(flaw).message());
    Stream<String> invalid =
        Stream.of(
                "{}",
                "{\"password\":\"\",\"passwordConfirm\":\"\"}",
                "{\"password\":\"a\\u0000\",\"passwordConfirm\":\"b\"}")
            .flatMap(body ->
                Pattern.compile("\"message\":\"([^\"]*)\"}")
                    .matcher(server.sendJson("PATCH", "/api/auth/resetpassword/x", body).body())
                    .results()
                    .map(match -> match.group(1)));
    String page = body("/account/reset", Language.GERMAN);
    List<String> messages = Stream.concat(refused, invalid).distinct().toList();

    assertThat(messages).hasSizeGreaterThan(7);
    for (String message : messages) {
      assertThat(page).contains("data-says=\"" + message.replaceFirst("[0-9]+", "#") + "\"");
    }
    assertThat(Pattern.compile("data-says").matcher(page).results()).hasSize(messages.size());
  }

  @Test
  void style_and_script_are_files_of_their_own() {
    HttpResponse<String> style = server.send("GET", "/account/account.css");
    HttpResponse<String> script = server.send("GET", "/account/account.mjs");

    assertThat(style.headers().firstValue("Content-Type")).contains("text/css;charset=utf-8");
    assertThat(script.headers().firstValue("Content-Type"))
        .contains("text/javascript;charset=utf-8");
    assertThat(style.body()).doesNotContain("url(", "@import", "http");
    assertThat(script.body()).doesNotContain("innerHTML", "eval", "import ", "http");
    for (HttpResponse<String> file : List.of(style, script)) {
      assertThat(file.headers().allValues("Cache-Control")).containsExactly("no-store");
      assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; base-uri");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account",
        "/account/",
        "/account/verify/",
        "/account/Verify",
        "/account/verify.en.html",
        "/account/reset.de.html",
        "/account/..%2fopenapi.yaml"
      })
  void no_other_file_is_served(String path) {
    assertThat(server.send("GET", path).statusCode()).isEqualTo(404);
  }

  @Test
  void a_page_cannot_be_posted_to() {
    for (String path : PAGES) {
      assertThat(server.send("POST", path).statusCode()).isEqualTo(404);
      assertThat(server.send("HEAD", path).statusCode()).isEqualTo(200);
    }
  }
}
