package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyTest {

  private static final String GOOD = "{\"email\":\"ada@example.com\",\"password\":\"12345678\"}";
  private static final String MALFORMED =
      "{\"status\":\"fail\",\"message\":\"The request body must be a JSON object in UTF-8\",\"code\":\"malformed_body\"}";
  private static final String UNSUPPORTED =
      "{\"status\":\"fail\",\"message\":\"The request body must be JSON in UTF-8, sent with"
          + " Content-Type: application/json\",\"code\":\"unsupported_media_type\"}";
  private static final String TOO_LARGE =
      "{\"status\":\"fail\",\"message\":\"request entity too large\",\"code\":\"body_too_large\"}";

  private final TestServer server = TestServer.fresh();
  private final List<Login.Command> asked = new ArrayList<>();

  BodyTest() {
    server.login =
        command -> {
          asked.add(command);
          return new Login.Result.Rejected();
        };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        " ",
        "[]",
        "null",
        "true",
        "1",
        "\"text\"",
        "{\"email\":}",
        "{\"email\":\"a\",}",
        "{'email':'a'}",
        "{email:1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":tru}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":1}//",
        "{}{}",
        "{} x",
        "{}]",
        "{\"a\":[}]",
        "<xml/>",
        "email=a&password=b"
      })
  void anything_but_one_json_object_is_malformed(String body) {
    HttpResponse<String> answer = server.post("/api/auth/login", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(MALFORMED);
  }

  @Test
  void nesting_without_end_is_malformed() {
    assertThat(server.post("/api/auth/login", "{\"a\":" + "[".repeat(10_000)).body())
        .isEqualTo(MALFORMED);
    assertThat(
            server
                .post("/api/auth/login", "{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}")
                .body())
        .isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE", "ISO-8859-1"})
  void encodings_other_than_utf8_are_malformed(String charset) {
    byte[] body = "{\"email\":\"\u00e9\"}".getBytes(Charset.forName(charset));

    assertThat(login("application/json", BodyPublishers.ofByteArray(body)).body())
        .isEqualTo(MALFORMED);
  }

  @Test
  void a_surrogate_in_utf8_is_malformed() {
    byte[] body = "{\"a\":\"???\"}".getBytes(StandardCharsets.US_ASCII);
    body[6] = (byte) 0xED;
    body[7] = (byte) 0xA0;
    body[8] = (byte) 0x80;

    assertThat(login("application/json", BodyPublishers.ofByteArray(body)).body())
        .isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json ; charset=\"UTF-8\"",
        "application/vnd.example+json",
        "application/ld+json; profile=x"
      })
  void every_json_type_is_read(String contentType) {
    login(contentType, BodyPublishers.ofString(GOOD));

    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/jsonp",
        "text/json",
        "nonsense",
        ";",
        "application/json, text/plain"
      })
  void a_body_of_another_type_is_not_read(String contentType) {
    HttpResponse<String> answer = login(contentType, BodyPublishers.ofString(GOOD));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).isEqualTo(UNSUPPORTED);
    assertThat(answer.headers().allValues("Accept")).containsExactly("application/json");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_body_in_another_coding_is_not_read() {
    HttpResponse<String> answer = server.post("/api/auth/login", GOOD, "Content-Encoding", "gzip");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().allValues("Accept-Encoding")).containsExactly("identity");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_body_without_a_type_is_not_read() {
    HttpResponse<String> answer =
        server.send(server.request("/api/auth/login").POST(BodyPublishers.ofString(GOOD)));

    assertThat(answer.body()).isEqualTo(UNSUPPORTED);
  }

  @Test
  void an_empty_body_and_a_byte_order_mark_are_no_error() {
    assertThat(server.post("/api/auth/login", "").body())
        .contains("\"message\":\"Email address is required\"");
    server.post("/api/auth/login", "\uFEFF" + GOOD);
    assertThat(asked).hasSize(1);
  }

  @Test
  void of_two_values_of_one_name_the_last_counts() {
    server.post("/api/auth/login", GOOD.replace("}", ",\"email\":\"last@example.com\"}"));

    assertThat(asked.getFirst().email().value()).isEqualTo("last@example.com");
  }

  @ParameterizedTest
  @ValueSource(ints = {10_241, 20_000, 1_000_000})
  void a_declared_body_over_10240_bytes_is_too_large(int size) {
    HttpResponse<String> answer = server.post("/api/auth/login", padded(size));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo(TOO_LARGE);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10_241, 20_000, 1_000_000})
  void a_chunked_body_over_10240_bytes_is_too_large(int size) {
    HttpResponse<String> answer = login("application/json", chunked(padded(size)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo(TOO_LARGE);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_body_of_10240_bytes_is_read() {
    server.post("/api/auth/login", padded(10_240));
    login("application/json", chunked(padded(10_240)));

    assertThat(asked).hasSize(2);
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_it_is_sent() {
    String answer =
        server.rawLines(
            "POST /api/auth/login HTTP/1.1",
            "Host: x",
            "Content-Type: application/json",
            "Expect: 100-continue",
            "Content-Length: 5000000000");

    assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith(TOO_LARGE);
  }

  @Test
  void the_limit_holds_whatever_the_type_and_the_route() {
    assertThat(login("text/plain", chunked(padded(10_241))).statusCode()).isEqualTo(413);
    assertThat(server.post("/api/auth/refresh", padded(10_241)).statusCode()).isEqualTo(413);
    assertThat(server.post("/unknown", padded(10_241)).statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> login(String contentType, BodyPublisher body) {
    return server.send(
        server.request("/api/auth/login").header("Content-Type", contentType).POST(body));
  }

  private static BodyPublisher chunked(String body) {
    return BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String padded(int size) {
    return GOOD + " ".repeat(size - GOOD.length());
  }
}
