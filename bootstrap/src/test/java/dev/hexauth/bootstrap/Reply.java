package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A response of the service.
 *
 * @param headers by name, in lower case if it came through a client
 */
record Reply(int status, Map<String, List<String>> headers, String body) {

  static final String NOT_VERIFIED = "You are not verified, please verify your email to login";

  private static final Pattern INNARDS =
      Pattern.compile(
          "(?i)exception|stack ?trace|\\bat"
              + " [\\w.$]+\\(|\\b(java|javax|jakarta|org|com|tools|io)\\.\\w+\\.\\w"
              + "|dev\\.hexauth|tomcat|coyote|jackson|lettuce|hikari|jooq|jdbc|psql|sqlstate|bcrypt|\\b(select|insert"
              + " into|update|delete from)\\b.*\\b(from|values|set|where|users)\\b");

  Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  JsonNode json() {
    return Json.tree(body);
  }

  String message() {
    return json().path("message").asString();
  }

  /** The error code, or the error of OAuth 2.0; empty for a success. */
  String code() {
    return json().path(isOfOAuth() ? "error" : "code").asString("");
  }

  private boolean isOfOAuth() {
    return json().has("error");
  }

  /** The cookies that it sets, by name. */
  Map<String, SetCookie> cookies() {
    Map<String, SetCookie> cookies = new LinkedHashMap<>();
    for (String line : headers.getOrDefault("set-cookie", List.of())) {
      SetCookie cookie = SetCookie.parse(line);
      assertThat(cookies.put(cookie.name(), cookie)).as(line).isNull();
    }
    return cookies;
  }

  String cookie(String name) {
    SetCookie cookie = cookies().get(name);
    if (cookie == null) {
      throw new AssertionError("no cookie " + name + " in " + this);
    }
    return cookie.value();
  }

  Tokens tokens() {
    return new Tokens(cookie("access_token"), cookie("refresh_token"));
  }

  /** Fails unless it is a success with {@code status}. */
  Reply succeeded(int expected) {
    assertThat(status).as("%s", this).isEqualTo(expected);
    enveloped();
    assertThat(json().path("status").asString()).isEqualTo("success");
    return this;
  }

  /** Fails unless it is a client error with {@code status} and {@code message}. */
  Reply failed(int expected, String message) {
    failed(expected);
    assertThat(message()).isEqualTo(message);
    return this;
  }

  /** Fails unless it is a client error with {@code status}, {@code code} and {@code message}. */
  Reply failed(int expected, String code, String message) {
    failed(expected, message);
    assertThat(code()).as(body).isEqualTo(code);
    return this;
  }

  /** Fails unless it is a client error with {@code status}. */
  Reply failed(int expected) {
    assertThat(status).as("%s", this).isEqualTo(expected);
    enveloped();
    assertThat(json().path("status").asString()).isEqualTo("fail");
    return this;
  }

  /** Fails unless it asks the client to retry later. */
  Reply unavailable() {
    assertThat(status).as("%s", this).isEqualTo(503);
    enveloped();
    assertThat(header("retry-after").orElse("")).as("Retry-After").matches("[1-9]\\d{0,2}");
    assertThat(json().path("status").asString()).isEqualTo("error");
    return this;
  }

  /** Fails unless its body is a JSON envelope that reveals no internals of the service. */
  Reply enveloped() {
    assertThat(header("content-type").orElse(""))
        .as("content type of %s", this)
        .isEqualToIgnoringCase("application/json; charset=utf-8");
    assertThat(json().isObject()).as(body).isTrue();
    if (isOfOAuth()) {
      assertThat(json().propertyNames()).containsExactly("error", "error_description");
      assertThat(INNARDS.matcher(body).find()).as(body).isFalse();
      return coded();
    }
    String envelope = json().path("status").asString();
    assertThat(envelope)
        .as(body)
        .isEqualTo(status < 400 ? "success" : status < 500 ? "fail" : "error");
    if (status >= 400) {
      assertThat(json().path("message").isString()).as(body).isTrue();
      assertThat(message()).isNotBlank();
      assertThat(INNARDS.matcher(body).find()).as(body).isFalse();
      coded();
    }
    return this;
  }

  /** Fails unless it is an error as OAuth 2.0 defines it, with {@code status} and {@code error}. */
  Reply refused(int expected, String error) {
    assertThat(status).as("%s", this).isEqualTo(expected);
    assertThat(json().path("error").asString()).as(body).isEqualTo(error);
    return enveloped();
  }

  /** Fails unless it is an error with a documented code and, if HTTP requires one, a challenge. */
  Reply coded() {
    assertThat(DocumentedCode.allows(code(), status))
        .as("docs/http.md has the code of %s %s", status, body)
        .isTrue();
    assertThat(header("www-authenticate")).as("challenge of %s", this).isEqualTo(challenge());
    return this;
  }

  /** RFC 9110, 15.5.2; RFC 6750, 3; RFC 6749, 5.2. */
  private Optional<String> challenge() {
    if (status != 401) {
      return Optional.empty();
    }
    if (isOfOAuth()) {
      return Optional.of("Basic realm=\"hexauth\"");
    }
    return Optional.of(
        Set.of("not_logged_in", "not_verified").contains(code())
            ? "Bearer"
            : "Bearer error=\"invalid_token\"");
  }

  /** The issues of a validation, each as {@code code path message}, in their order. */
  List<String> issues() {
    failed(400);
    List<String> issues = json().path("errors").valueStream().map(Reply::issue).toList();
    assertThat(issues).as(body).isNotEmpty();
    assertThat(message()).isEqualTo(json().path("errors").get(0).path("message").asString());
    return issues;
  }

  private static String issue(JsonNode issue) {
    assertThat(issue.propertyNames()).containsExactlyInAnyOrder("code", "path", "message");
    assertThat(issue.path("path").path(0).asString()).isIn("body", "query");
    assertThat(issue.path("path").size()).isEqualTo(2);
    return "%s %s: %s"
        .formatted(
            issue.path("path").path(1).asString(),
            issue.path("code").asString(),
            issue.path("message").asString());
  }
}
