package dev.hexauth.benchmark.load;

import dev.hexauth.domain.service.ServiceKey;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The requests of the HTTP contract, and the contents of their responses. */
final class Requests {

  /** Every account's. */
  static final String PASSWORD = "correct horse";

  /** The key of the service that asks about tokens. */
  static final ServiceKey SERVICE_KEY = ServiceKey.of("0123456789abcdef".repeat(4));

  /** The header of a body that is JSON. */
  static final String JSON = "Content-Type: application/json";

  private static final String REFRESH_COOKIE = "refresh_token=";
  private static final int OK = 200;

  private Requests() {}

  static ByteBuf me(Session session) {
    return get("/api/users/me", "Authorization: Bearer " + session.access());
  }

  static ByteBuf introspection(Session session) {
    return post(
        "/oauth2/introspect",
        "Authorization: Bearer "
            + SERVICE_KEY.reveal()
            + "\r\nContent-Type: application/x-www-form-urlencoded",
        "token=" + session.access());
  }

  static ByteBuf refresh(Session session) {
    return get("/api/auth/refresh", "Cookie: " + REFRESH_COOKIE + session.refresh());
  }

  static ByteBuf logout(Session session) {
    return get("/api/auth/logout", "Authorization: Bearer " + session.access());
  }

  static ByteBuf login(String email) {
    return post("/api/auth/login", JSON, loginJson(email));
  }

  static String loginJson(String email) {
    return "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
  }

  static ByteBuf register(String email) {
    return post("/api/auth/register", JSON, registrationJson(email));
  }

  static String registrationJson(String email) {
    return "{\"name\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\",\"passwordConfirm\":\"%s\"}"
        .formatted(email, PASSWORD, PASSWORD);
  }

  /** A GET with one header more. */
  static ByteBuf get(String path, String header) {
    return ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
  }

  /** A POST of an ASCII text. */
  static ByteBuf post(String path, String headers, String body) {
    return ascii(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + headers
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static ByteBuf ascii(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  static boolean isOk(FullHttpResponse answer) {
    return answer.status().code() == OK;
  }

  static String body(FullHttpResponse answer) {
    return answer.content().toString(StandardCharsets.UTF_8);
  }

  /** The refresh token that {@code answer} sets a cookie to. */
  static Optional<String> refreshTokenOf(FullHttpResponse answer) {
    return answer.headers().getAll(HttpHeaderNames.SET_COOKIE).stream()
        .filter(cookie -> cookie.startsWith(REFRESH_COOKIE))
        .map(cookie -> cookie.substring(REFRESH_COOKIE.length(), cookie.indexOf(';')))
        .findFirst();
  }
}
