package dev.hexauth.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Serves the {@link FrontPage}, if there is one. */
@Controller
final class FrontPageController {

  /** Scripts and styles of this service only, and no HTML made by scripts (ASVS 5.0, V3.4.3). */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final String PAGE = "/";
  private static final String FILES = "/console/{version}/{file}";

  /** The files by their whole path, as a request has it. */
  private final Map<String, StaticFile> files;

  private final StaticFile page;

  FrontPageController(FrontPage front) {
    this.page = StaticFile.of("html", front.page());
    this.files =
        front.files().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    file -> front.folder() + file.getKey(),
                    file -> StaticFile.of(file.getKey(), file.getValue())));
  }

  @GetMapping(PAGE)
  void page(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoResourceFoundException {
    if (files.isEmpty()) {
      throw unknown(request);
    }
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    page.writeTo(new ServletWebRequest(request, response), response);
  }

  @GetMapping(FILES)
  void file(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoResourceFoundException {
    StaticFile file = files.get(request.getRequestURI());
    if (file == null) {
      throw unknown(request);
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    file.writeTo(new ServletWebRequest(request, response), response);
  }

  private static NoResourceFoundException unknown(HttpServletRequest request) {
    return new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), FILES);
  }
}
