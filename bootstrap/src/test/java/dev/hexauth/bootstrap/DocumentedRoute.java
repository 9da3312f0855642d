package dev.hexauth.bootstrap;

import static java.util.Objects.requireNonNull;

import dev.hexauth.domain.service.ServiceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route in docs/http.md; the tests of adapters-web ensure that none is missing there.
 *
 * @param path with names in braces for variable parts
 * @param who may call it
 */
record DocumentedRoute(String method, String path, String who) {

  private static final Pattern CODE = Pattern.compile("`([A-Z]+)?(?: ?(/[^`]*))?`");

  static List<DocumentedRoute> all() {
    try (InputStream page = requireNonNull(DocumentedRoute.class.getResourceAsStream("/http.md"))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("| `"))
          .map(line -> line.split("\\|", -1))
          .flatMap(cells -> routes(cells[1], cells[2].strip()).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The routes of {@code `GET` or `POST /a`}, and of {@code `GET /a`, `/b`}. */
  private static List<DocumentedRoute> routes(String cell, String who) {
    List<DocumentedRoute> routes = new ArrayList<>();
    List<String> methods = new ArrayList<>();
    boolean complete = false;
    for (Matcher code = CODE.matcher(cell); code.find(); ) {
      if (code.group(1) != null && complete) {
        methods.clear();
      }
      if (code.group(1) != null) {
        methods.add(code.group(1));
      }
      complete = code.group(2) != null;
      if (complete) {
        methods.forEach(method -> routes.add(new DocumentedRoute(method, code.group(2), who)));
      }
    }
    return routes;
  }

  boolean isForUsers() {
    return who.startsWith("a user") || isForAdmins();
  }

  boolean isForAdmins() {
    return who.startsWith("an admin");
  }

  /** Whether it changes something, or is also offered as POST because it does. */
  boolean changesState() {
    return !method.equals("GET") || all().contains(new DocumentedRoute("POST", path, who));
  }

  /** Whether caches may keep its responses, which are the same for all callers. */
  boolean isForCaches() {
    return path.startsWith("/.well-known/")
        || path.startsWith("/console/")
        || path.equals("/openapi.yaml");
  }

  /** Whether it is a page for browsers, whose policy is its own. */
  boolean isPage() {
    return path.equals("/") || (path.startsWith("/account/") && !path.contains("."));
  }

  /**
   * A call with everything that any route requires, except a token; one that services may call has
   * a key that was never made.
   */
  Api.Call call(Api api) {
    if (path.startsWith("/oauth2/")) {
      return api.call(method, path)
          .form("token", "aaa.bbb.ccc", "grant_type", "client_credentials")
          .bearer(ServiceKey.of("0".repeat(64)).reveal());
    }
    String id =
        path.startsWith("/api/users/") || path.startsWith("/api/admin/")
            ? "01890a5d-ac96-774b-bcce-b302099a8057"
            : "publicIdOf_22-letters1";
    String route =
        path.replace("{id}", id)
            .replace("{group}", "liveness")
            .replace("{path}", "login")
            .replace("{version}/{file}", "0000000000000000/main.js")
            .replace("{code}", "0".repeat(64));
    return api.call(method, route)
        .json(
            "{\"email\":\"nobody@example.com\",\"password\":\"correct horse\","
                + "\"role\":\"user\",\"currentPassword\":\"wrong horse\",\"passwordConfirm\":\"correct horse\"}");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
