package dev.hexauth.adapter.web;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.user.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The pages that links in letters lead to, in the language that the request prefers. A GET does
 * nothing, because mailboxes' scanners open links. The script of a page reads the code from the
 * fragment, which browsers send to no server, and posts it when the user presses the button.
 */
@Mutable("files")
@Controller
final class AccountPages {

  /** Scripts and styles of this service only, and no HTML made by scripts (ASVS 5.0, V3.4.3). */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private final Map<String, byte[]> files =
      Stream.concat(
              Stream.of("account.css", "account.mjs"),
              Stream.of("verify", "reset", "take-back").flatMap(AccountPages::translations))
          .collect(Collectors.toUnmodifiableMap(Function.identity(), AccountPages::read));

  @GetMapping("/account/verify")
  void verify(HttpServletRequest request, HttpServletResponse response) throws IOException {
    page("verify", request, response);
  }

  @GetMapping("/account/reset")
  void reset(HttpServletRequest request, HttpServletResponse response) throws IOException {
    page("reset", request, response);
  }

  @GetMapping("/account/take-back")
  void takeBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
    page("take-back", request, response);
  }

  @GetMapping("/account/account.css")
  void style(HttpServletResponse response) throws IOException {
    write("text/css; charset=utf-8", "account.css", response);
  }

  @GetMapping("/account/account.mjs")
  void script(HttpServletResponse response) throws IOException {
    write("text/javascript; charset=utf-8", "account.mjs", response);
  }

  private void page(String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = AcceptLanguage.of(request).orElse(Language.ENGLISH);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    write("text/html; charset=utf-8", file(name, language), response);
  }

  private void write(String type, String name, HttpServletResponse response) throws IOException {
    byte[] file = Objects.requireNonNull(files.get(name), name);
    response.setContentType(type);
    response.setContentLength(file.length);
    response.getOutputStream().write(file);
  }

  private static Stream<String> translations(String page) {
    return Arrays.stream(Language.values()).map(language -> file(page, language));
  }

  private static String file(String page, Language language) {
    return page + "." + language.tag() + ".html";
  }

  private static byte[] read(String name) {
    try (InputStream file = AccountPages.class.getResourceAsStream("account/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
