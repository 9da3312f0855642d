package dev.hexauth.adapter.web;

import static dev.hexauth.adapter.web.TestServer.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login;
import dev.hexauth.application.RegisterUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Bodies from a fixed seed: types, encodings, depth, sizes, NULs, surrogates, duplicate keys. */
final class GeneratedBodiesTest {

  private static final int BODIES = 600;

  private static final List<String> NAMES =
      List.of("name", "email", "password", "passwordConfirm", "role", "photo", "\\u0000", "x");

  private static final List<String> CHARACTERS =
      List.of(
          "a",
          "@",
          ".",
          " ",
          "\\u0000",
          "\\ud800",
          "\\udc00",
          "\\ud83d\\ude00",
          "\u00e9",
          "\\n",
          "\\\"",
          "\\",
          "\n",
          "\u0000",
          "\uFEFF",
          "\ud83d\ude00",
          "'",
          "%00",
          "${x}");

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16,
          StandardCharsets.ISO_8859_1);

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json; charset=utf-16",
          "application/x+json",
          "text/plain",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded");

  private final TestServer server = TestServer.fresh();
  private final Random random = new Random(20261105);

  @Test
  void no_body_causes_a_server_error() {
    server.registerUser = _ -> new RegisterUser.Result.Registered(USER, false);
    server.login = _ -> new Login.Result.Rejected();
    for (int i = 0; i < BODIES; i++) {
      String text = body();
      byte[] body = mutated(text.getBytes(any(CHARSETS)));
      HttpResponse<String> answer =
          server.send(
              server
                  .request(any(List.of("/api/auth/register", "/api/auth/login")))
                  .header("Content-Type", any(TYPES))
                  .POST(BodyPublishers.ofByteArray(body)));

      assertThat(answer.statusCode()).as(text).isIn(201, 400, 413, 415);
      assertThat(answer.body()).startsWith("{\"status\":\"").endsWith("}");
      assertThat(answer.body()).doesNotContain("java.", "jackson", "Exception", "\\tat ");
    }
  }

  private String body() {
    return switch (random.nextInt(10)) {
      case 0 -> value(0);
      case 1 -> string();
      case 2 -> object(0) + any(List.of("", " ", "x", "{}", "\u0000"));
      case 3 -> "{\"name\":" + "[".repeat(random.nextInt(9000));
      case 4 -> "{\"name\":\"" + "x".repeat(random.nextInt(20_000)) + "\"}";
      default -> object(0);
    };
  }

  private String object(int depth) {
    return list("{", "}", () -> "\"" + any(NAMES) + "\":" + value(depth + 1));
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 5 ? 7 : 9)) {
      case 0 -> "null";
      case 1 -> any(List.of("0", "-1", "1e400", "1e-99999", "9".repeat(400), "1.5", "-0"));
      case 2 -> any(List.of("true", "false"));
      case 7 -> list("[", "]", () -> value(depth + 1));
      case 8 -> object(depth + 1);
      default -> string();
    };
  }

  private String string() {
    return list("\"", "\"", () -> any(CHARACTERS));
  }

  private String list(String start, String end, Supplier<String> item) {
    StringBuilder text = new StringBuilder(start);
    int size = random.nextInt(9);
    for (int i = 0; i < size; i++) {
      text.append(i == 0 || start.equals("\"") ? "" : ",").append(item.get());
    }
    return text.append(end).toString();
  }

  private byte[] mutated(byte[] body) {
    if (body.length > 0 && random.nextInt(3) == 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return body;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
