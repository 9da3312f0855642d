package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A body is JSON in UTF-8 without a content coding; others are refused with what to send. */
interface BodyFormatContract extends OverHttp {

  String JSON = "application/json";
  String TYPE_REFUSAL =
      "The request body must be JSON in UTF-8, sent with Content-Type: application/json";
  String CODING_REFUSAL =
      "The request body must not be compressed: send it without Content-Encoding";

  List<String> OTHER_TYPES =
      List.of(
          "text/plain",
          "text/plain; charset=utf-8",
          "text/json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "application/octet-stream",
          "application/jsonp",
          "application/json-seq",
          "application/xml",
          "*/*",
          "application/*",
          "application/*+json",
          "*/json",
          "application/+json",
          "+json",
          "application",
          "application/",
          "/json",
          "json",
          "",
          ";",
          "application/json, text/plain",
          "application/json,application/json",
          "text/plain; application/json",
          "application/ json",
          "application/json; charset",
          "application/json; charset =utf-8",
          "application/json; charset=utf-8x",
          "application/json;;;=",
          "application/json" + "; a=b".repeat(2_000),
          "application/" + "a+".repeat(4_000) + "json",
          "application/json; charset=",
          "application/json; charset=\"\"",
          "application/json; charset=latin1",
          "application/json; charset=iso-8859-1",
          "application/json; charset=utf-16",
          "application/json; charset=UTF-16LE",
          "application/json; charset=\"utf-32\"",
          "application/json; charset=us-ascii",
          "application/json; charset=utf-7",
          "application/json; charset=nonsense",
          "application/json; charset=utf-8; charset=utf-16",
          "application/json; charset=utf-16; charset=utf-8",
          "application/json; CHARSET=utf-16",
          "application/problem+json; charset=utf-16");

  @Test
  default void json_in_utf_8_is_read_however_its_type_is_written() {
    for (String type :
        List.of(
            JSON,
            "APPLICATION/JSON",
            "application/json;charset=utf-8",
            "application/json ; charset=\"UTF-8\"",
            "application/json; charset=utf8",
            "application/json; Charset=Utf-8",
            "application/json; version=1",
            "application/json;",
            "application/json; title=\"charset=utf-16\"",
            "application/problem+json",
            "model/gltf+json",
            "application/vnd.example.v1+JSON; charset=utf-8")) {
      register(type, Account.any(), call -> call).succeeded(201);
    }
  }

  @Test
  default void a_body_of_another_type_is_refused_with_the_type_to_send() {
    for (String type : OTHER_TYPES) {
      Account account = Account.any();
      typeRefused(register(type, account, call -> call));
      api().login(account).failed(400, "Invalid email or password");
    }
  }

  @Test
  default void a_body_in_another_encoding_is_refused_with_the_encoding_to_send() {
    for (String coding :
        List.of("gzip", "x-gzip", "deflate", "br", "zstd", "GZIP", "gzip, identity", "nonsense")) {
      Reply reply =
          register(JSON, Account.any(), call -> call.header("Content-Encoding", coding))
              .failed(415, "unsupported_media_type", CODING_REFUSAL);
      assertThat(reply.header("accept-encoding")).as(coding).hasValue("identity");
    }
    Reply twice =
        register(
            JSON,
            Account.any(),
            call -> call.header("Content-Encoding", "identity").header("Content-Encoding", "br"));
    twice.failed(415, "unsupported_media_type", CODING_REFUSAL);
  }

  @Test
  default void the_identity_encoding_is_accepted() {
    for (String coding : List.of("identity", "Identity", "")) {
      register(JSON, Account.any(), call -> call.header("Content-Encoding", coding)).succeeded(201);
    }
  }

  @Test
  default void a_body_without_a_type_or_with_two_is_refused() {
    String body = Json.text(Account.any().registration());
    for (String types : List.of("", type(JSON) + type("text/plain"), type(JSON) + type(JSON))) {
      typeRefused(raw("POST /api/auth/register HTTP/1.1\r\n" + types, body).orElseThrow());
      typeRefused(
          raw(
                  "POST /api/auth/register HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + types,
                  Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n")
              .orElseThrow());
    }
  }

  @Test
  default void an_absent_body_is_an_empty_object_whatever_its_type() {
    for (String type : Stream.concat(OTHER_TYPES.stream(), Stream.of(JSON)).toList()) {
      assertThat(api().post("/api/auth/login").body(type, new byte[0]).send().issues())
          .containsExactly(
              "email invalid_type: Email address is required",
              "password invalid_type: Password is required");
    }
    assertThat(api().post("/api/auth/login").header("Content-Encoding", "br").send().issues())
        .hasSize(2);
  }

  @Test
  default void every_route_that_reads_a_body_asks_for_its_format() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    byte[] passwords =
        utf8(
            Map.of(
                "currentPassword", account.password(),
                "password", "another horse",
                "passwordConfirm", "another horse"));
    byte[] password = utf8(Map.of("password", account.password()));
    for (String type : List.of("text/plain", "application/json; charset=latin1")) {
      typeRefused(api().post("/api/auth/login").body(type, utf8(account.credentials())).send());
      typeRefused(
          api().post("/api/auth/refresh").body(type, utf8(Map.of("refresh_token", "x"))).send());
      typeRefused(
          api()
              .call("PUT", "/api/users/me/password")
              .bearer(tokens.access())
              .body(type, passwords)
              .send());
      typeRefused(
          api()
              .call("DELETE", "/api/users/me")
              .bearer(tokens.access())
              .body(type, password)
              .send());
    }
    api().me(tokens.access()).succeeded(200);
    loggedIn(account);
  }

  @Test
  default void a_route_that_reads_no_body_ignores_its_format() {
    byte[] body = "a=b".getBytes(StandardCharsets.UTF_8);
    Tokens tokens = loggedIn();
    api()
        .get("/api/users/me")
        .bearer(tokens.access())
        .body("text/plain", body)
        .send()
        .succeeded(200);
    api()
        .post("/api/auth/logout")
        .bearer(tokens.access())
        .body("text/plain", body)
        .header("Content-Encoding", "gzip")
        .send()
        .succeeded(200);
  }

  @Test
  default void bytes_that_are_not_utf_8_are_malformed() {
    for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-32BE", "ISO-8859-1")) {
      byte[] body = "{\"email\":\"\u00e9\"}".getBytes(Charset.forName(charset));
      api()
          .post("/api/auth/login")
          .body(JSON, body)
          .send()
          .failed(400, "The request body must be a JSON object in UTF-8");
    }
  }

  @Test
  default void a_large_body_of_another_format_is_too_large() {
    byte[] body = new byte[10_241];
    Reply declared = api().post("/api/auth/login").body("text/plain", body).send();
    declared.failed(413, "request entity too large");
    Reply chunked =
        api()
            .post("/api/auth/login")
            .header("Content-Encoding", "gzip")
            .chunked("text/plain", body)
            .send();
    chunked.failed(413, "request entity too large");
  }

  @Test
  default void a_form_of_another_site_is_refused_before_its_body_is_read() {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      for (String path : List.of("/api/auth/login", "/api/auth/register")) {
        api()
            .post(path)
            .header("Sec-Fetch-Site", "cross-site")
            .header("Origin", "https://evil.example")
            .body(type, utf8(Account.any().credentials()))
            .send()
            .failed(403, "cross_site", "Cross-site requests are not allowed");
      }
    }
  }

  private Reply register(String type, Account account, Function<Api.Call, Api.Call> more) {
    return more.apply(api().post("/api/auth/register").body(type, utf8(account.registration())))
        .send();
  }

  private Optional<Reply> raw(String head, String body) {
    String length =
        head.contains("chunked") ? "" : "Content-Length: %d\r\n".formatted(body.length());
    return RawSocket.exchange(
        assembly().uri(),
        head + "Host: localhost\r\nConnection: close\r\n" + length + "\r\n" + body);
  }

  private static void typeRefused(Reply reply) {
    reply.failed(415, "unsupported_media_type", TYPE_REFUSAL);
    assertThat(reply.header("accept")).as("%s", reply).hasValue(JSON);
  }

  private static String type(String value) {
    return "Content-Type: " + value + "\r\n";
  }

  private static byte[] utf8(Map<String, ?> body) {
    return Json.text(body).getBytes(StandardCharsets.UTF_8);
  }
}
